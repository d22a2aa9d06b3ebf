package org.khural.domain.poll;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.By;
import org.khural.domain.Event;
import org.khural.domain.ItemId;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.PollId;
import org.khural.domain.SeatId;
import org.khural.domain.Workshop;
import org.pcollections.TreePVector;

/** What happened in polls. */
public sealed interface PollEvent extends Event {
    Polls change(Polls polls, Workshop workshop, By by);

    @Override
    default Workshop apply(Workshop workshop, By by) {
        return workshop.with(change(workshop.polls(), workshop, by));
    }

    record Composed(PollId poll, Form form) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.poll(poll).isPresent()
                    ? polls.change(poll, p -> p.with(form))
                    : polls.plus(Poll.draft(poll, form, Optional.empty()));
        }
    }

    record Repeated(PollId poll, PollId round) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            var form = polls.poll(poll).orElseThrow().form();
            var next = Poll.draft(round, form.again(), Optional.of(poll));
            // Of what silence did not adopt nothing is left to write.
            boolean isWritten = form.rules().mode() == Rules.Mode.NO_OBJECTION;
            return polls.plus(isWritten ? next.as(Stage.READY) : next);
        }
    }

    record Discarded(PollId poll) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.without(poll);
        }
    }

    record MadeReady(PollId poll) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(poll, p -> p.as(Stage.READY));
        }
    }

    record Reworked(PollId poll) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(poll, p -> p.as(Stage.DRAFT));
        }
    }

    /** Takes the picture of who may vote (rules 3). */
    record Opened(PollId poll) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(
                    poll, p -> p.as(Stage.OPEN).with(Opening.of(workshop, p.rules(), by.at())));
        }
    }

    /** How long is left stays left: the end is kept as that much after the opening. */
    record Suspended(PollId poll) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(poll, p -> p.as(Stage.SUSPENDED).suspended(by.at()));
        }
    }

    record Resumed(PollId poll) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(poll, p -> p.as(Stage.OPEN).resumed(by.at()));
        }
    }

    record EndSet(PollId poll, Optional<Instant> at) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(poll, p -> p.with(p.opening().orElseThrow().closing(at)));
        }
    }

    /** {@code until}: the end of the grace. */
    record Closing(PollId poll, Instant until) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(
                    poll,
                    p ->
                            p.as(Stage.CLOSING)
                                    .with(p.opening().orElseThrow().closing(Optional.of(until))));
        }
    }

    record Closed(PollId poll) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(
                    poll,
                    p ->
                            p.as(Stage.CLOSED)
                                    .with(
                                            p.opening()
                                                    .orElseThrow()
                                                    .closed(workshop, p.rules(), by.at())));
        }
    }

    record Shown(PollId poll) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(poll, p -> p.as(Stage.SHOWN).with(p.conclusion().shown(by.at())));
        }
    }

    record TieBroken(PollId poll, int option) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(poll, p -> p.with(p.conclusion().casting(option)));
        }
    }

    record Certified(PollId poll, PersonId certifier, boolean hasQuorum) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(
                    poll,
                    p ->
                            p.with(
                                    p.conclusion()
                                            .with(
                                                    new Certification(
                                                            certifier,
                                                            by.at(),
                                                            hasQuorum,
                                                            Optional.empty()))));
        }
    }

    record Confirmed(PollId poll) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(
                    poll,
                    p -> {
                        var certified = p.certification().orElseThrow();
                        var confirmed =
                                by.person()
                                        .filter(person -> !person.equals(certified.by()))
                                        .map(certified::confirmed)
                                        .orElse(certified);
                        return p.as(Stage.CERTIFIED).with(p.conclusion().with(confirmed));
                    });
        }
    }

    record Voided(PollId poll, LocalizedText reason) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(poll, p -> p.as(Stage.VOID).with(p.conclusion().because(reason)));
        }
    }

    record Released(PollId poll, SeatId seat, int entry, boolean shown) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(
                    poll,
                    p ->
                            Optional.ofNullable(p.words().get(seat))
                                    .map(
                                            words ->
                                                    p.with(
                                                            p.returns()
                                                                    .with(
                                                                            seat,
                                                                            words.released(
                                                                                    entry, shown))))
                                    .orElse(p));
        }
    }

    /** Composed, frozen and opened in one. */
    record ObjectionsCalled(PollId poll, LocalizedText text, Optional<ItemId> item, int seconds)
            implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            var rules = Rules.ofSilence(seconds);
            var form = new Form(text, new Question.YesNo(), rules, item);
            var draft = Poll.draft(poll, form, Optional.empty());
            return polls.plus(draft.as(Stage.OPEN).with(Opening.of(workshop, rules, by.at())));
        }
    }

    record Objected(PollId poll, PersonId person, boolean isOpen, Personal<String> text)
            implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(
                    poll,
                    p -> p.with(p.returns().with(new Objection(person, isOpen, text, by.at()))));
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return Set.of(person);
        }
    }

    /** {@code caster}: whoever answered, or entered it for the seat. */
    record BallotCast(
            PollId poll, SeatId seat, String ballot, PersonId caster, Ballot.Via via, Answer answer)
            implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(
                    poll,
                    p ->
                            p.with(
                                    p.returns()
                                            .with(
                                                    seat,
                                                    new Ballot(
                                                            ballot,
                                                            caster,
                                                            via,
                                                            answer,
                                                            p.weight(seat),
                                                            by.at()))));
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return voters(before, poll, seat, caster);
        }
    }

    record Contributed(
            PollId poll, SeatId seat, String ballot, int count, Personal<List<String>> entries)
            implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(
                    poll,
                    p ->
                            p.with(
                                    p.returns()
                                            .with(
                                                    seat,
                                                    Contribution.of(
                                                            ballot, entries, count, by.at()))));
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return Set.of(entries.of());
        }
    }

    record HandsCounted(PollId poll, PersonId teller, List<Integer> counts) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(poll, p -> p.with(p.returns().with(p.hall().with(teller, counts))));
        }
    }

    record RecountAsked(PollId poll) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(poll, p -> p.with(p.returns().with(p.hall().anew())));
        }
    }

    record RollStarted(PollId poll, List<SeatId> order) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            var roll = new RollCall(TreePVector.from(order), 0, TreePVector.empty());
            return polls.change(poll, p -> p.with(p.returns().with(roll)));
        }
    }

    record RollAnswered(PollId poll, SeatId seat, PersonId caster, Optional<Answer> answer)
            implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(poll, p -> answered(p, by));
        }

        private Poll answered(Poll poll, By by) {
            if (answer.isEmpty()) return poll.with(poll.returns().with(poll.roll().absentNow()));
            var ballot =
                    new Ballot(
                            "roll-" + poll.roll().called(),
                            caster,
                            Ballot.Via.ROLL_CALL,
                            answer.get(),
                            poll.weight(seat),
                            by.at());
            return poll.with(poll.returns().with(poll.roll().answered()).with(seat, ballot));
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return voters(before, poll, seat, caster);
        }
    }

    record RollTakenBack(PollId poll, SeatId seat) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(poll, p -> p.with(p.returns().without(seat).with(p.roll().back())));
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return voters(before, poll, seat);
        }
    }

    record AbsentCalled(PollId poll) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.change(poll, p -> p.with(p.returns().with(p.roll().again())));
        }
    }

    record MandateGiven(SeatId seat, PersonId proxy) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.withMandate(seat, proxy);
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return mandated(before, seat, Optional.of(proxy));
        }
    }

    record MandateWithdrawn(SeatId seat) implements PollEvent {
        @Override
        public Polls change(Polls polls, Workshop workshop, By by) {
            return polls.withoutMandate(seat);
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return mandated(before, seat, Optional.empty());
        }
    }

    /** Whose own page shows the answer of a seat. */
    static Set<PersonId> voters(Workshop before, PollId poll, SeatId seat, PersonId... more) {
        var all = new HashSet<>(List.of(more));
        before.polls()
                .poll(poll)
                .flatMap(Poll::opening)
                .map(o -> o.voters().get(seat))
                .flatMap(Voter::proxy)
                .ifPresent(all::add);
        Optional.ofNullable(before.people().seats().get(seat)).ifPresent(s -> all.add(s.holder()));
        return all;
    }

    private static Set<PersonId> mandated(Workshop before, SeatId seat, Optional<PersonId> proxy) {
        var all = new HashSet<PersonId>();
        proxy.ifPresent(all::add);
        before.polls().mandate(seat).ifPresent(all::add);
        Optional.ofNullable(before.people().seats().get(seat)).ifPresent(s -> all.add(s.holder()));
        return all;
    }
}
