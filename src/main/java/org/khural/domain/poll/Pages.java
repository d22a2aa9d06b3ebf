package org.khural.domain.poll;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.PersonId;
import org.khural.domain.PollId;
import org.khural.domain.SeatId;
import org.khural.domain.Workshop;
import org.khural.domain.people.Plate;
import org.khural.domain.people.Seat;
import org.pcollections.PMap;

/**
 * Whose own page says something else of polls. An event knows the seat that it is about; who looks
 * at that seat (its holder, alternates, and whoever has its mandate by now) is found here, once for
 * all steps of an entry: it may bring hundreds of ballots among thousands of people.
 */
final class Pages {
    private final Workshop before;
    private final Workshop after;
    private final Set<SeatId> seats = new HashSet<>();
    private final Set<PersonId> people = new HashSet<>();

    private Pages(Workshop before, Workshop after) {
        this.before = before;
        this.after = after;
    }

    static Set<PersonId> touched(Workshop before, Workshop after) {
        var pages = new Pages(before, after);
        if (before.polls() != after.polls()) {
            pages.compareBallots();
            pages.compareMandates();
        }
        if (before.people() != after.people()) pages.comparePlates();
        if (!pages.seats.isEmpty()) {
            pages.addWhoLooks(before);
            pages.addWhoLooks(after);
        }
        return pages.people;
    }

    /** A poll may be on no page before, or after. */
    private void compareBallots() {
        var some = latest(before.polls());
        var others = latest(after.polls());
        some.forEach(
                (id, poll) -> {
                    var other = others.get(id);
                    if (other == null) add(poll);
                    else if (other != poll) compare(poll, other);
                });
        others.forEach(
                (id, poll) -> {
                    if (!some.containsKey(id)) add(poll);
                });
    }

    private static Map<PollId, Poll> latest(Polls polls) {
        var all = new HashMap<PollId, Poll>();
        for (var poll : MyVotes.latest(polls)) all.put(poll.id(), poll);
        return all;
    }

    private void compare(Poll some, Poll other) {
        compare(some.ballots(), other.ballots());
        compare(some.words(), other.words());
        compare(some.box().tokens(), other.box().tokens());
        if (some.stage().isRunning() != other.stage().isRunning()) {
            seats.addAll(some.box().tokens().keySet());
            addVoters(some);
            addVoters(other);
        }
    }

    private void add(Poll poll) {
        seats.addAll(poll.ballots().keySet());
        seats.addAll(poll.words().keySet());
        seats.addAll(poll.box().tokens().keySet());
        addVoters(poll);
        poll.objection().map(Objection::by).ifPresent(people::add);
    }

    /** From where one may vote stands on the page while a vote runs. */
    private void addVoters(Poll poll) {
        if (poll.stage().isRunning()) {
            seats.addAll(poll.opening().orElseThrow().voters().keySet());
        }
    }

    private <T> void compare(PMap<SeatId, T> some, PMap<SeatId, T> others) {
        if (some == others) return;
        others.forEach(
                (seat, each) -> {
                    if (!Objects.equals(some.get(seat), each)) seats.add(seat);
                });
        for (var seat : some.keySet()) if (!others.containsKey(seat)) seats.add(seat);
    }

    private void compareMandates() {
        compare(before.polls().mandates(), after.polls().mandates());
    }

    /** Who votes for whom is said with names. */
    private void comparePlates() {
        after.polls()
                .mandates()
                .forEach(
                        (seat, proxy) -> {
                            boolean isSame =
                                    MyVotes.mandate(before, seat)
                                                    .equals(MyVotes.mandate(after, seat))
                                            && Plate.of(before.people(), proxy)
                                                    .equals(Plate.of(after.people(), proxy));
                            if (!isSame) seats.add(seat);
                        });
    }

    private static Optional<PersonId> holder(Workshop workshop, SeatId seat) {
        return Optional.ofNullable(workshop.people().seats().get(seat)).map(Seat::holder);
    }

    private void addWhoLooks(Workshop workshop) {
        var holders = new HashSet<PersonId>();
        for (var seat : seats) {
            holder(workshop, seat).ifPresent(holders::add);
            workshop.polls().mandate(seat).ifPresent(people::add);
        }
        people.addAll(holders);
        for (var person : workshop.people().people().values()) {
            if (person.alternateOf().filter(holders::contains).isPresent()) people.add(person.id());
        }
    }
}
