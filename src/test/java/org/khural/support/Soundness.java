package org.khural.support;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khural.domain.EntryId;
import org.khural.domain.ItemId;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;
import org.khural.domain.agenda.Session;
import org.khural.domain.attendance.Attendance;
import org.khural.domain.attendance.Channel;
import org.khural.domain.floor.Floor;
import org.khural.domain.floor.FloorEntry;
import org.khural.domain.floor.FloorEntry.Stage;
import org.khural.domain.floor.Kind;
import org.khural.domain.floor.Totals;
import org.khural.domain.floor.Via;

/** What holds in every workshop, whatever was done (rules 1 and 2). */
public final class Soundness {
    private final Workshop workshop;
    private final Floor floor;

    private Soundness(Workshop workshop) {
        this.workshop = workshop;
        this.floor = workshop.floor();
    }

    public static void check(Workshop workshop) {
        var sound = new Soundness(workshop);
        sound.atMostOneSpeaks();
        sound.nobodyIsLostOrTwiceOnAList();
        sound.everybodyHasOneWishOfAKind();
        sound.whoWaitsOrSpeaksIsThere();
        sound.listsAreCounted();
        sound.speechesAreCounted();
        sound.sessionsAreInOrder();
        sound.theChairIsInItsSeat();
        sound.peopleAreCounted();
        sound.agreementsAreInOrder();
        PollSoundness.check(workshop);
    }

    private void atMostOneSpeaks() {
        var speaking = of(Stage.SPEAKING);
        assertThat(speaking.size()).isLessThanOrEqualTo(1);
        if (!speaking.isEmpty()) assertThat(floor.current()).contains(speaking.getFirst());
        for (var entry : floor.entries().values()) {
            assertThat(entry.clock().used()).isGreaterThanOrEqualTo(Duration.ZERO);
            assertThat(entry.planned()).isNotNegative();
        }
    }

    private void nobodyIsLostOrTwiceOnAList() {
        var waiting = new ArrayList<EntryId>();
        var aside = new ArrayList<EntryId>();
        floor.lists()
                .forEach(
                        (item, list) -> {
                            waiting.addAll(list.waiting());
                            aside.addAll(list.aside());
                            for (var id : list.pending().toList()) {
                                assertThat(floor.entries().get(id).item()).isEqualTo(item);
                            }
                        });
        assertThat(waiting).doesNotHaveDuplicates();
        assertThat(aside).containsExactlyInAnyOrderElementsOf(ids(Stage.REQUESTED, Stage.PASSED));
        assertThat(waiting).containsExactlyInAnyOrderElementsOf(ids(Stage.QUEUED, Stage.CALLED));
        assertThat(floor.stack()).doesNotHaveDuplicates();
        assertThat(floor.stack())
                .containsExactlyInAnyOrderElementsOf(ids(Stage.SPEAKING, Stage.PAUSED));
    }

    private void everybodyHasOneWishOfAKind() {
        record Wish(Object item, Object seat, boolean isReply) {}
        var wishes =
                floor.unfinished()
                        .filter(e -> !e.kind().needsGrant())
                        .map(e -> new Wish(e.item(), e.who().seat(), isReply(e.kind())));
        assertThat(wishes.collect(groupingBy(w -> w, counting())).values()).allMatch(n -> n == 1);
    }

    private static boolean isReply(Kind kind) {
        return kind == Kind.REPLY || kind == Kind.RIGHT_OF_REPLY;
    }

    private void whoWaitsOrSpeaksIsThere() {
        floor.unfinished()
                .forEach(
                        entry -> {
                            var person = entry.who().person();
                            boolean isHere = workshop.attendance().channel(person).isPresent();
                            boolean needNot =
                                    entry.who().isUnknown() || entry.via() == Via.INSCRIBED;
                            if (!entry.who().isUnknown()) {
                                assertThat(workshop.people().isHere(person)).isTrue();
                            }
                            assertThat(
                                            isHere
                                                    || (needNot && !entry.stage().isOnFloor())
                                                    || entry.who().isUnknown())
                                    .isTrue();
                            assertThat(workshop.agenda().item(entry.item())).isPresent();
                        });
    }

    private void listsAreCounted() {
        assertThat((long) floor.entries().size()).isLessThanOrEqualTo(floor.count());
        var record = new HashMap<ItemId, Map<PersonId, Integer>>();
        for (var entry : floor.entries().values()) {
            record.computeIfAbsent(entry.item(), item -> new HashMap<>())
                    .merge(entry.who().person(), 1, Integer::sum);
        }
        floor.lists()
                .forEach(
                        (item, list) -> {
                            var asked = record.getOrDefault(item, Map.of());
                            assertThat(list.asked()).isEqualTo(asked);
                            assertThat(asked.values().stream().mapToInt(n -> n).sum())
                                    .isEqualTo(list.record());
                        });
    }

    private void speechesAreCounted() {
        var totals = Totals.NONE;
        for (var entry : of(Stage.DONE)) totals = totals.plus(entry);
        assertThat(floor.totals()).isEqualTo(totals);
    }

    private void sessionsAreInOrder() {
        var agenda = workshop.agenda();
        var running = agenda.sessions().stream().filter(Session::isRunning).map(Session::id);
        assertThat(running.toList()).isEqualTo(agenda.current().stream().toList());
        agenda.activeItem().ifPresent(on -> assertThat(agenda.current()).contains(on.session()));
        assertThat(agenda.order()).containsExactlyInAnyOrderElementsOf(agenda.items().keySet());
        boolean live = agenda.currentSession().filter(Session::isLive).isPresent();
        for (var id : floor.stack()) {
            var entry = floor.entries().get(id);
            assertThat(agenda.active()).contains(entry.item());
            assertThat(live || entry.stage() == Stage.PAUSED)
                    .as("nobody speaks in a break")
                    .isTrue();
        }
        floor.lists()
                .forEach(
                        (item, list) -> {
                            if (!list.isOpen() && list.isEmpty()) return;
                            assertThat(agenda.isAhead(item)).isTrue();
                            if (list.isOpen()) assertThat(agenda.isCurrent(item)).isTrue();
                        });
    }

    private void theChairIsInItsSeat() {
        var chair = workshop.chair();
        chair.holder().ifPresent(holder -> assertThat(chair.seat()).contains(holder));
        chair.lapsed().ifPresent(lapsed -> assertThat(chair.seat()).contains(lapsed));
        assertThat(chair.seat()).allMatch(workshop.people()::isHere).doesNotHaveDuplicates();
    }

    private void peopleAreCounted() {
        var people = workshop.people();
        var here = people.people().keySet().stream().filter(people::isHere).toList();
        assertThat(people.count()).isEqualTo(here.size());
        assertThat(workshop.attendance().here().keySet()).isSubsetOf(here);
        assertThat(workshop.attendance().hall()).isEqualTo(attending(Channel.HALL));
        assertThat(workshop.attendance().online()).isEqualTo(attending(Channel.ONLINE));
        for (var delegation : people.delegations().values()) {
            delegation
                    .head()
                    .ifPresent(
                            head ->
                                    assertThat(people.person(head).orElseThrow().delegation())
                                            .contains(delegation.id()));
        }
        assertThat(people.entrance().waiting().keySet()).noneMatch(people.people()::containsKey);
        for (var person : people.people().values()) {
            if (!person.erased()) assertThat(people.speakingSeat(person.id())).isPresent();
            if (person.erased()) assertThat(person.card().value()).isEmpty();
        }
    }

    private void agreementsAreInOrder() {
        assertThat(workshop.agreements().stream().filter(a -> a.stage().isRunning()).count())
                .isLessThanOrEqualTo(1);
        workshop.agreements().stream()
                .forEach(
                        a -> {
                            if (a.turn().isPresent()) assertThat(a.stage().isRunning()).isTrue();
                            if (a.signed().isEmpty()) assertThat(a.head()).isEqualTo(a.frozen());
                            a.last().ifPresent(last -> assertThat(last.isTrue()).isTrue());
                            a.last()
                                    .ifPresent(
                                            last ->
                                                    assertThat(last.seq())
                                                            .isEqualTo(a.facts().size()));
                        });
    }

    private int attending(Channel channel) {
        return (int)
                workshop.attendance().here().values().stream()
                        .map(Attendance.Attending::channel)
                        .filter(channel::equals)
                        .count();
    }

    private List<EntryId> ids(Stage... stages) {
        return of(stages).stream().map(FloorEntry::id).toList();
    }

    private List<FloorEntry> of(Stage... stages) {
        return floor.entries().values().stream()
                .filter(e -> List.of(stages).contains(e.stage()))
                .toList();
    }
}
