package org.khural.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.khural.domain.attendance.Attendance.Attending;
import org.khural.domain.attendance.Channel;
import org.khural.domain.display.DisplayView;
import org.khural.domain.floor.FloorEntry;
import org.khural.domain.floor.Kind;
import org.khural.domain.people.Plate;
import org.khural.domain.people.Seat;
import org.khural.domain.poll.MyVotes;
import org.khural.domain.request.Requests;

/**
 * A person's own page, whole.
 *
 * @param audience the one that this connection sees as
 * @param audiences all that the person belongs to, best first
 * @param powers what the person may ask for, by all audiences together
 * @param since when the person was recorded as here
 * @param headOf the delegation that the person heads
 * @param wishes to speak, on any list, that are not over
 * @param requests to the chair: those pending, and how the last one ended
 * @param past wishes that are over, the last first
 * @param votes what the person cast, and for whom else
 * @param display a hall display itself, with the scene that is its own
 */
public record Me(
        Optional<PersonId> person,
        Optional<Plate> plate,
        Audience audience,
        Set<Audience> audiences,
        Set<Power> powers,
        Optional<Channel> channel,
        Optional<Instant> since,
        List<Seat> seats,
        Optional<DelegationId> headOf,
        List<Wish> wishes,
        List<Requested> requests,
        List<Past> past,
        Optional<MyVotes> votes,
        Optional<DisplayView.Row> display) {
    /**
     * One of mine that is not over, or the last that was declined; {@code whisper}: what the chair
     * said quietly (empty: please wrap up), or why it was declined (empty: no reason given).
     */
    public record Wish(
            EntryId entry,
            ItemId item,
            Kind kind,
            FloorEntry.Stage stage,
            Instant asked,
            Optional<String> whisper) {}

    public enum Fate {
        PENDING,
        GRANTED,
        DECLINED
    }

    /** Pending, or how the last one ended. */
    public record Requested(
            Optional<RequestId> request,
            Kind kind,
            Instant at,
            Fate fate,
            Optional<String> reason) {}

    /** One that is over; {@code millis}: how long it was spoken. */
    public record Past(
            EntryId entry,
            ItemId item,
            Kind kind,
            FloorEntry.Stage stage,
            Instant asked,
            long millis) {}

    private static final int MOST_PAST = 20;

    public static Me of(Workshop workshop, Actor actor, Audience audience) {
        var audiences = Audience.of(workshop, actor);
        var powers = java.util.EnumSet.noneOf(Power.class);
        for (var each : audiences) powers.addAll(Power.of(each));
        var person =
                actor instanceof Actor.Human human
                        ? Optional.of(human.person())
                        : Optional.<PersonId>empty();
        return new Me(
                person,
                person.map(id -> Plate.of(workshop.people(), id)),
                audience,
                audiences,
                powers,
                person.flatMap(workshop.attendance()::channel),
                person.map(workshop.attendance().here()::get).map(Attending::since),
                person.map(id -> seatsOf(workshop, id)).orElse(List.of()),
                person.flatMap(id -> headOf(workshop, id)),
                person.map(id -> wishes(workshop, id)).orElse(List.of()),
                person.map(id -> requests(workshop.requests(), id)).orElse(List.of()),
                person.map(id -> past(workshop, id)).orElse(List.of()),
                person.map(id -> MyVotes.of(workshop, id)),
                DisplayView.own(workshop, actor));
    }

    private static List<Wish> wishes(Workshop workshop, PersonId id) {
        return workshop.floor()
                .ownOf(id)
                .sorted(Comparator.comparing(FloorEntry::asked).thenComparing(FloorEntry::id))
                .map(
                        entry ->
                                new Wish(
                                        entry.id(),
                                        entry.item(),
                                        entry.kind(),
                                        entry.stage(),
                                        entry.asked(),
                                        entry.whisper().flatMap(w -> w.text().value())))
                .toList();
    }

    private static List<Past> past(Workshop workshop, PersonId id) {
        return workshop.floor()
                .pastOf(id)
                .limit(MOST_PAST)
                .map(
                        entry ->
                                new Past(
                                        entry.id(),
                                        entry.item(),
                                        entry.kind(),
                                        entry.stage(),
                                        entry.asked(),
                                        entry.clock().used().toMillis()))
                .toList();
    }

    private static List<Requested> requests(Requests requests, PersonId id) {
        var pending =
                requests.of(id)
                        .map(
                                r ->
                                        new Requested(
                                                Optional.of(r.id()),
                                                r.kind(),
                                                r.at(),
                                                Fate.PENDING,
                                                Optional.empty()));
        var settled =
                Optional.ofNullable(requests.settled().get(id)).stream()
                        .map(
                                s ->
                                        new Requested(
                                                Optional.empty(),
                                                s.kind(),
                                                s.at(),
                                                s.isGranted() ? Fate.GRANTED : Fate.DECLINED,
                                                s.reason().value().filter(t -> !t.isEmpty())));
        return Stream.concat(pending, settled).toList();
    }

    private static List<Seat> seatsOf(Workshop workshop, PersonId id) {
        return workshop.people().speakingSeat(id).stream().toList();
    }

    private static Optional<DelegationId> headOf(Workshop workshop, PersonId id) {
        return workshop.people()
                .person(id)
                .flatMap(p -> p.delegation())
                .flatMap(workshop.people()::delegation)
                .filter(d -> d.head().equals(Optional.of(id)))
                .map(d -> d.id());
    }
}
