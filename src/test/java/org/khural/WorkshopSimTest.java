package org.khural;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.khural.domain.Actor;
import org.khural.domain.DisplayId;
import org.khural.domain.Mark;
import org.khural.domain.PersonId;
import org.khural.domain.WorkshopId;
import org.khural.domain.people.PeopleCommand;
import org.khural.live.Room;
import org.khural.live.StoredKeyring;
import org.khural.sim.Auditor;
import org.khural.sim.SimBrowser;
import org.khural.sim.SimNode;
import org.khural.store.MemoryLog;
import org.khural.store.MemoryPersonalKeys;
import org.khural.store.RawEntry;
import org.khural.support.Cast;
import org.khural.support.Scenario;
import org.khural.support.Ticks;
import org.khural.support.Whims;
import org.khural.wire.EntryCodec;

/**
 * Two nodes, one log, thirty people and a display on bad connections, and everything that can go
 * wrong: the promises P1 to P9 hold (realtime: promises). A seed tells the same story again: {@code
 * -Dkhural.sim.seed=7 -Dkhural.sim.steps=100000}.
 */
class WorkshopSimTest {
    private static final WorkshopId W = Scenario.session().workshop().id();
    private static final int STEPS = Integer.getInteger("khural.sim.steps", 2_500);

    static LongStream seeds() {
        var seed = Long.getLong("khural.sim.seed");
        return seed == null ? LongStream.of(1, 2, 3) : LongStream.of(seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatever_goes_wrong_the_promises_hold(long seed) {
        System.out.println("simulation: seed " + seed + ", " + STEPS + " steps");
        int step = 0;
        var world = new World();
        try {
            world.begin(seed);
            for (; step < STEPS; step++) world.step();
            world.settle();
            world.auditor.verify();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "-Dkhural.sim.seed=" + seed + ": step " + step + ", " + world.last, e);
        }
        System.out.println("simulation: seed " + seed + ": " + world.auditor.summary());
    }

    private static final class World {
        Random dice;
        final Ticks ticks = new Ticks();
        final MemoryLog log = new MemoryLog(ticks);
        final MemoryPersonalKeys keys = new MemoryPersonalKeys();
        final Auditor auditor = new Auditor();
        final List<PersonId> people = new ArrayList<>(Cast.ALL);
        final List<SimNode> nodes = new ArrayList<>();
        final List<SimBrowser> browsers = new ArrayList<>();
        final Map<PersonId, Long> destroyedAt = new HashMap<>();
        String last = "";
        int lives;
        long mendedAt;

        void begin(long seed) {
            dice = new Random(seed);
            for (int i = people.size(); i < 30; i++) people.add(new PersonId("p" + i));
            write(beginning());
            nodes.add(born(0));
            nodes.add(born(1));
            ticks.pass(Duration.ofSeconds(1));
            for (var person : people) browser(Actor.of(person), seed);
            browser(new Actor.Screen(new DisplayId("screen-0")), seed);
            ticks.pass(Duration.ofSeconds(2));
        }

        private Scenario beginning() {
            var scenario = Scenario.session();
            for (var person : people.subList(Cast.ALL.size(), people.size())) {
                var card = Scenario.card("name of " + person);
                scenario =
                        scenario.and(
                                new PeopleCommand.AddPerson(
                                        person, Optional.empty(), card, 1, Set.of()));
            }
            return scenario.attending(people.subList(0, 20).toArray(PersonId[]::new));
        }

        private void write(Scenario scenario) {
            var keyring = new StoredKeyring(W, keys);
            keyring.load();
            var mark = Mark.NONE;
            var prev = "0".repeat(64);
            for (var entry : scenario.entries()) {
                keyring.ensure(EntryCodec.personal(entry));
                var raw = new RawEntry(mark.version() + 1, EntryCodec.encode(entry, prev, keyring));
                log.append(W, mark, raw.bytes(), List.of());
                ticks.pass(Duration.ofMillis(1));
                mark = raw.mark();
                prev = raw.hash();
            }
        }

        private SimNode born(int place) {
            var way = log.anotherNode();
            var slow = new Random(dice.nextLong());
            way.delay(() -> slow.nextInt(100) == 0 ? slow.nextInt(1_500) : slow.nextInt(10));
            var name = (place == 0 ? "a" : "b") + ++lives;
            return new SimNode(name, W, ticks, way, keys, auditor, place * 7L);
        }

        private void browser(Actor actor, long seed) {
            var tab = "tab-" + browsers.size();
            var own = seed * 1_000 + browsers.size();
            browsers.add(new SimBrowser(actor, tab, ticks, own, auditor, () -> nodes));
        }

        void step() {
            ticks.pass(Duration.ofMillis(dice.nextInt(120)));
            auditor.verify();
            int what = dice.nextInt(1_000);
            if (what < 850) ask();
            else if (what < 890) pick(browsers).drop();
            else if (what < 920) pick(browsers).move();
            else if (what < 950) pick(browsers).stall();
            else if (what < 960) destroyKeys();
            else fault();
        }

        private void ask() {
            var seen = pick(browsers).sees();
            if (seen.isEmpty()) return;
            var ask = new Whims(dice, seen.get(), ticks.now(), people).next();
            last = ask.toString();
            if (ask.who() instanceof Actor.System) {
                room().ifPresent(room -> room.submit(ask.command()));
                return;
            }
            browsers.stream()
                    .filter(b -> b.actor().equals(ask.who()) && b.mayAsk())
                    .forEach(b -> b.ask(ask.command()));
        }

        /** What the effect does: the key first, then the word that it is gone. */
        private void destroyKeys() {
            room().ifPresent(
                            room -> {
                                for (var person : room.workshop().people().erasing()) {
                                    destroyKey(room, person, room.state().mark());
                                }
                            });
        }

        /** Not for a state that Redis lost. */
        private void destroyKey(Room room, PersonId person, Mark pendingAt) {
            log.read(W, pendingAt.version(), 1)
                    .onSuccess(
                            found -> {
                                if (found.stream().noneMatch(e -> e.mark().equals(pendingAt)))
                                    return;
                                keys.destroy(W, person);
                                destroyedAt.put(person, pendingAt.version());
                                room.submit(new PeopleCommand.ConfirmKeyDestroyed(person));
                            });
        }

        private void fault() {
            int which = dice.nextInt(2);
            var node = nodes.get(which);
            switch (dice.nextInt(10)) {
                case 0 -> node.log().loseAsks(1 + dice.nextInt(3));
                case 1, 2 -> node.log().loseAnswers(1 + dice.nextInt(3));
                case 3 -> {
                    node.log().stall(1 + dice.nextInt(3));
                    ticks.run(dice.nextInt(6_000), node.log()::landStalled);
                }
                case 4 -> {
                    node.log().goAway("cut");
                    ticks.run(dice.nextInt(10_000), node.log()::comeBack);
                }
                case 5 -> node.log().wakeUpsPerAppend(dice.nextInt(3));
                case 6 -> node.freeze(dice.nextInt(6_000));
                case 7 -> pick(browsers).drop();
                case 8 -> crash(which);
                default -> rewind();
            }
        }

        /** kill -9, and a new process after a while. */
        private void crash(int which) {
            if (ticks.now().toEpochMilli() < mendedAt) return;
            last = "crash of " + nodes.get(which);
            nodes.get(which).kill();
            for (var browser : browsers) browser.lost(nodes.get(which));
            mendedAt = ticks.now().toEpochMilli() + 15_000;
            ticks.run(dice.nextInt(5_000), () -> nodes.set(which, born(which)));
        }

        /** Redis comes back with an older file; what it lost, one of the nodes still holds. */
        private void rewind() {
            if (ticks.now().toEpochMilli() < mendedAt) return;
            var holds = nodes.stream().flatMap(n -> n.room().stream()).toList();
            if (holds.size() < 2 || nodes.stream().anyMatch(SimNode::isFrozen)) return;
            long head = holds.stream().mapToLong(r -> r.state().mark().version()).max().getAsLong();
            last = "rewind";
            long kept = Math.max(1, head - dice.nextInt(5));
            log.rewind(W, kept);
            // The keys lie beside the log, and in the same file.
            destroyedAt.forEach((person, at) -> bringBack(person, at, kept));
            mendedAt = ticks.now().toEpochMilli() + 30_000;
        }

        private void bringBack(PersonId person, long destroyedAt, long kept) {
            if (destroyedAt >= kept) keys.bringBack(W, person);
        }

        /** Everything works again; after a while everybody is answered and sees the same. */
        void settle() {
            for (var node : nodes) {
                node.log().comeBack();
                node.log().landStalled();
                node.log().wakeUpsPerAppend(1);
            }
            ticks.pass(Duration.ofMinutes(2));
            destroyKeys();
            ticks.pass(Duration.ofSeconds(10));
            last = "at the end";
            var third = born(2);
            ticks.pass(Duration.ofSeconds(10));
            var replayed = third.room().orElseThrow().state();
            for (var browser : browsers) {
                assertThat(browser.unanswered(replayed.workshop())).as("%s", browser).isEmpty();
            }
            for (var node : nodes) {
                auditor.sameState(node.room().orElseThrow().state(), replayed);
            }
            for (var browser : browsers) browser.rest(replayed.workshop(), replayed.mark());
            auditor.log(read(), keyring(), browsers);
        }

        private List<RawEntry> read() {
            var entries = new ArrayList<RawEntry>();
            log.read(W, 1, Integer.MAX_VALUE).onSuccess(entries::addAll);
            ticks.pass(Duration.ofSeconds(5));
            return entries;
        }

        private StoredKeyring keyring() {
            var keyring = new StoredKeyring(W, keys);
            keyring.load();
            people.forEach(keyring::fetch);
            Whims.WALK_INS.forEach(keyring::fetch);
            return keyring;
        }

        private Optional<Room> room() {
            return nodes.get(dice.nextInt(2)).room();
        }

        private <T> T pick(List<T> things) {
            return things.get(dice.nextInt(things.size()));
        }
    }
}
