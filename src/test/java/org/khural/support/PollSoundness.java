package org.khural.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.khural.domain.SeatId;
import org.khural.domain.Workshop;
import org.khural.domain.attendance.Channel;
import org.khural.domain.poll.Answer;
import org.khural.domain.poll.Ballot;
import org.khural.domain.poll.Opening;
import org.khural.domain.poll.Poll;
import org.khural.domain.poll.Question;
import org.khural.domain.poll.Rules;
import org.khural.domain.poll.Stage;
import org.khural.domain.poll.Tally;
import org.khural.domain.poll.Voter;

/** What holds of polls in every workshop (rules 3); a part of {@link Soundness}. */
final class PollSoundness {
    private final Workshop workshop;

    private PollSoundness(Workshop workshop) {
        this.workshop = workshop;
    }

    static void check(Workshop workshop) {
        var sound = new PollSoundness(workshop);
        var polls = workshop.polls();
        assertThat(polls.order()).containsExactlyInAnyOrderElementsOf(polls.polls().keySet());
        assertThat(polls.running().filter(p -> p.rules().isFormal()).count())
                .as("one formal poll at a time")
                .isLessThanOrEqualTo(1);
        if (polls.isAnyRunning()) assertThat(workshop.agenda().current()).isPresent();
        polls.all().forEach(sound::check);
        sound.mandates();
    }

    private void check(Poll poll) {
        if (poll.stage().isPrepared()) {
            assertThat(poll.opening()).isEmpty();
            assertThat(poll.ballots()).isEmpty();
            assertThat(poll.words()).isEmpty();
            assertThat(poll.box().tokens()).isEmpty();
        }
        if (poll.stage().isRunning() || poll.stage().isCounted()) {
            assertThat(poll.opening()).isPresent();
        }
        if (poll.stage() == Stage.CLOSING || poll.stage().isCounted()) {
            assertThat(poll.closesAt()).isPresent();
        }
        assertThat(poll.certification().isPresent() || poll.stage() != Stage.CERTIFIED).isTrue();
        assertThat(poll.reason()).isEqualTo(poll.reason().filter(r -> poll.stage() == Stage.VOID));
        poll.opening().ifPresent(opening -> opened(poll, opening));
    }

    private void opened(Poll poll, Opening opening) {
        if (poll.rules().isFormal()) {
            assertThat(opening.voters().keySet()).containsAll(poll.ballots().keySet());
            assertThat(opening.voters().keySet()).containsAll(poll.words().keySet());
            assertThat(opening.voters().keySet()).containsAll(poll.box().tokens().keySet());
            assertThat(opening.present()).isLessThanOrEqualTo(opening.eligible());
        } else {
            assertThat(opening.voters()).isEmpty();
        }
        poll.ballots().forEach((seat, ballot) -> fits(poll, opening, seat, ballot));
        if (poll.isSecret()) {
            assertThat(poll.ballots()).as("no ballot of a secret poll has a seat").isEmpty();
        }
        nobodyIsCountedTwice(poll, opening);
        roll(poll, opening);
        adds(poll, opening, poll.tally());
        assertThat(poll.verdict()).isNotNull();
    }

    private void fits(Poll poll, Opening opening, SeatId seat, Ballot ballot) {
        int weight = Optional.ofNullable(opening.voters().get(seat)).map(Voter::weight).orElse(1);
        assertThat(ballot.weight()).isEqualTo(weight);
        assertThat(poll.question().refuse(ballot.answer())).isEmpty();
        assertThat(ballot.at()).isAfterOrEqualTo(opening.at());
    }

    /** Hands are those of seats in the hall that did not vote by device. */
    private void nobodyIsCountedTwice(Poll poll, Opening opening) {
        var agreed = poll.hall().agreed();
        if (agreed.isEmpty()) return;
        long devices =
                poll.ballots().keySet().stream().filter(seat -> isInHall(opening, seat)).count();
        long hands = agreed.get().stream().mapToLong(n -> n).sum();
        assertThat(hands + devices).as("%s", poll).isLessThanOrEqualTo(opening.hall());
    }

    private static boolean isInHall(Opening opening, SeatId seat) {
        return opening.voters().get(seat).channel().equals(Optional.of(Channel.HALL));
    }

    /** A seat answers once, however often it is called. */
    private void roll(Poll poll, Opening opening) {
        var roll = poll.roll();
        if (roll.order().isEmpty()) return;
        assertThat(new HashSet<>(roll.order())).isEqualTo(opening.voters().keySet());
        assertThat(roll.absent()).noneMatch(poll.ballots()::containsKey);
    }

    private void adds(Poll poll, Opening opening, Tally tally) {
        long hands = poll.hall().agreed().stream().flatMap(List::stream).mapToLong(n -> n).sum();
        assertThat(tally.cast())
                .isEqualTo(poll.answers().mapToLong(Poll.Weighed::weight).sum() + hands);
        assertThat(tally.abstained()).isBetween(0L, tally.cast());
        if (poll.question() instanceof Question.YesNo
                || poll.question() instanceof Question.OneOf) {
            assertThat(sum(tally.votes()) + tally.abstained()).isEqualTo(tally.cast());
        }
        if (poll.question() instanceof Question.Shared) {
            assertThat(sum(tally.votes())).isEqualTo(100 * tally.valid());
        }
        if (poll.rules().isFormal() && poll.rules().mode() != Rules.Mode.NO_OBJECTION) {
            assertThat(tally.cast()).isLessThanOrEqualTo(opening.eligible());
        }
        for (var round : tally.runoff()) {
            long ranked =
                    poll.answers()
                            .filter(w -> w.answer() instanceof Answer.Ranking)
                            .mapToLong(Poll.Weighed::weight)
                            .sum();
            assertThat(sum(round.votes()) + round.exhausted()).isEqualTo(ranked);
        }
    }

    private static long sum(List<Long> votes) {
        return votes.stream().mapToLong(v -> v).sum();
    }

    private void mandates() {
        var people = workshop.people();
        workshop.polls()
                .mandates()
                .forEach(
                        (seat, proxy) -> {
                            assertThat(people.isHere(proxy)).isTrue();
                            var holder = people.seats().get(seat);
                            if (holder == null) return;
                            assertThat(people.isHere(holder.holder())).isTrue();
                        });
    }
}
