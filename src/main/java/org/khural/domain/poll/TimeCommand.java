package org.khural.domain.poll;

import static org.khural.domain.Decision.accept;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.PollId;
import org.khural.domain.Power;
import org.khural.domain.SeatId;
import org.khural.domain.Workshop;

/** What the server itself does in a poll: once each, and an empty yes when it is done already. */
public sealed interface TimeCommand extends Command {
    @Override
    default Power power() {
        return Power.SYSTEM;
    }

    /** {@code at}: the end that was agreed when this was planned. */
    record CloseOnTime(PollId poll, Instant at) implements TimeCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var known =
                    workshop.polls()
                            .poll(poll)
                            .filter(p -> p.stage() == Stage.OPEN)
                            .filter(p -> p.closesAt().equals(Optional.of(at)));
            if (known.isEmpty() || by.at().isBefore(at)) return Decision.NOTHING;
            return switch (known.get().rules().mode()) {
                // Silence has adopted.
                case NO_OBJECTION -> accept(new PollEvent.Closed(poll), new PollEvent.Shown(poll));
                case DEVICE -> accept(new PollEvent.Closing(poll, by.at().plus(Poll.GRACE)));
                // Hands and names are counted to the end; then the chair closes.
                case HANDS, MIXED, ROLL_CALL ->
                        accept(new PollEvent.EndSet(poll, Optional.empty()));
            };
        }
    }

    record EndGrace(PollId poll, Instant at) implements TimeCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            boolean isDue =
                    workshop.polls()
                            .poll(poll)
                            .filter(p -> p.stage() == Stage.CLOSING)
                            .filter(p -> p.closesAt().equals(Optional.of(at)))
                            .isPresent();
            return isDue && !by.at().isBefore(at)
                    ? accept(new PollEvent.Closed(poll))
                    : Decision.NOTHING;
        }
    }

    /** The key of a secret poll is made; its private part lies beside the log. */
    record KeepKey(PollId poll, String publicKey) implements TimeCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            boolean isWanted = workshop.polls().poll(poll).filter(Poll::wantsKey).isPresent();
            return isWanted ? accept(new BoxEvent.KeyMade(poll, publicKey)) : Decision.NOTHING;
        }
    }

    /** Tokens that were asked for are signed; an empty text for what is no number to sign. */
    record GiveTokens(PollId poll, Map<SeatId, String> signatures) implements TimeCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.polls().poll(poll);
            if (known.isEmpty()) return Decision.NOTHING;
            var tokens = known.get().box().tokens();
            boolean isNew =
                    signatures.keySet().stream()
                            .anyMatch(
                                    seat ->
                                            Optional.ofNullable(tokens.get(seat))
                                                    .filter(t -> t.signature().isEmpty())
                                                    .isPresent());
            return isNew ? accept(new BoxEvent.TokensGiven(poll, signatures)) : Decision.NOTHING;
        }
    }

    /**
     * All ballots of the box, in the order of their keys, as {@code file} has them with their
     * signatures.
     */
    record CountBox(PollId poll, String file, List<Box.Counted> ballots) implements TimeCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            boolean isWanted = workshop.polls().poll(poll).filter(Poll::wantsCount).isPresent();
            return isWanted
                    ? accept(new BoxEvent.BoxCounted(poll, file, ballots))
                    : Decision.NOTHING;
        }
    }

    record ConfirmKeyGone(PollId poll) implements TimeCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            boolean isKept = workshop.polls().poll(poll).filter(Poll::holdsSpentKey).isPresent();
            return isKept ? accept(new BoxEvent.KeyGone(poll)) : Decision.NOTHING;
        }
    }
}
