package org.khural.domain.poll;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.SeatId;
import org.khural.domain.Workshop;
import org.khural.domain.people.Plate;
import org.khural.domain.people.Seat;

/**
 * All that is stored about one person in polls, for that person alone. Of a secret ballot it is
 * that a paper was asked for: what was chosen is not stored about anybody.
 *
 * @param proxy who votes for the person's own seat
 * @param mandates for whom the person votes
 */
public record StoredVotesView(List<Vote> votes, Optional<Plate> proxy, List<Plate> mandates) {
    public enum What {
        ANSWER,
        WORDS,
        OBJECTION,
        PAPER
    }

    /**
     * @param seat of whom, unless it is the person's own
     * @param at empty of a paper
     * @param words what was written
     */
    public record Vote(
            What what,
            LocalizedText title,
            Question question,
            Optional<Plate> seat,
            Optional<Instant> at,
            Optional<Answer> answer,
            List<String> words) {}

    public static StoredVotesView of(Workshop workshop, PersonId person) {
        var reader = new Reader(workshop, person);
        return new StoredVotesView(
                workshop.polls().all().flatMap(reader::votes).toList(),
                reader.own.flatMap(workshop.polls()::mandate).map(reader::plate),
                workshop.polls()
                        .mandatesOf(person)
                        .map(seat -> workshop.people().seats().get(seat))
                        .map(seat -> reader.plate(seat.holder()))
                        .toList());
    }

    private static final class Reader {
        private final Workshop workshop;
        private final PersonId person;
        private final Optional<SeatId> own;

        Reader(Workshop workshop, PersonId person) {
            this.workshop = workshop;
            this.person = person;
            this.own = workshop.people().speakingSeat(person).map(Seat::id);
        }

        Plate plate(PersonId id) {
            return Plate.of(workshop.people(), id);
        }

        Stream<Vote> votes(Poll poll) {
            return Stream.of(answers(poll), words(poll), objection(poll), paper(poll))
                    .flatMap(each -> each);
        }

        /** Cast from the own seat, by whomever, and by the person for another. */
        private Stream<Vote> answers(Poll poll) {
            return poll.ballots().entrySet().stream()
                    .filter(e -> isOwn(e.getKey()) || e.getValue().by().equals(person))
                    .sorted(Map.Entry.comparingByKey())
                    .map(
                            e ->
                                    vote(
                                            poll,
                                            What.ANSWER,
                                            isOwn(e.getKey())
                                                    ? Optional.empty()
                                                    : holder(e.getKey()),
                                            Optional.of(e.getValue().at()),
                                            Optional.of(e.getValue().answer()),
                                            List.of()));
        }

        private boolean isOwn(SeatId seat) {
            return own.equals(Optional.of(seat));
        }

        private Optional<Plate> holder(SeatId seat) {
            return Optional.ofNullable(workshop.people().seats().get(seat))
                    .map(s -> plate(s.holder()));
        }

        private Stream<Vote> words(Poll poll) {
            return poll.words().values().stream()
                    .filter(w -> w.by().equals(person))
                    .map(
                            w ->
                                    vote(
                                            poll,
                                            What.WORDS,
                                            Optional.empty(),
                                            Optional.of(w.at()),
                                            Optional.empty(),
                                            w.entries().value().orElse(List.of())));
        }

        private Stream<Vote> objection(Poll poll) {
            return poll.objection().stream()
                    .filter(o -> o.by().equals(person))
                    .map(
                            o ->
                                    vote(
                                            poll,
                                            What.OBJECTION,
                                            Optional.empty(),
                                            Optional.of(o.at()),
                                            Optional.empty(),
                                            o.text().value().filter(t -> !t.isEmpty()).stream()
                                                    .toList()));
        }

        private Stream<Vote> paper(Poll poll) {
            return own.filter(poll.box().tokens()::containsKey).stream()
                    .map(
                            seat ->
                                    vote(
                                            poll,
                                            What.PAPER,
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            List.of()));
        }

        private static Vote vote(
                Poll poll,
                What what,
                Optional<Plate> seat,
                Optional<Instant> at,
                Optional<Answer> answer,
                List<String> words) {
            return new Vote(
                    what, poll.form().title(), poll.question().hidden(), seat, at, answer, words);
        }
    }
}
