package org.khural.domain.agreement;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.khural.domain.Deadline;
import org.khural.domain.Workshop;

/** What time does to agreements. */
public final class Ceremonies {
    private Ceremonies() {}

    /** What the server itself will ask for next of any agreement. */
    public static Optional<Deadline> nextDeadline(Workshop workshop) {
        return workshop.agreements().stream()
                .flatMap(agreement -> deadlines(workshop, agreement))
                .min(Comparator.comparing(Deadline::at));
    }

    private static Stream<Deadline> deadlines(Workshop workshop, Agreement agreement) {
        var id = agreement.id();
        var turn =
                agreement
                        .turn()
                        .flatMap(
                                t ->
                                        agreement
                                                .endOfTurn()
                                                .map(
                                                        at ->
                                                                new Deadline(
                                                                        at,
                                                                        new ServerCommand.EndTurn(
                                                                                id, t.fence()))));
        var told =
                agreement
                        .ending()
                        .flatMap(Agreement.Ending::until)
                        .map(at -> new Deadline(at, new ServerCommand.TellDecline(id)));
        var expires =
                agreement.stage().isBefore()
                        ? Optional.of(new Deadline(endOf(agreement), new ServerCommand.Expire(id)))
                        : Optional.<Deadline>empty();
        var paused =
                agreement.stage() == Stage.OPEN && isDeserted(workshop)
                        ? Optional.of(
                                new Deadline(Instant.EPOCH, new ServerCommand.PauseByItself(id)))
                        : Optional.<Deadline>empty();
        return Stream.of(turn, told, expires, paused).flatMap(Optional::stream);
    }

    /** Whoever posted in time may still be checked. */
    static Instant endOf(Agreement agreement) {
        return agreement.terms().expires().plus(Turn.GRACE);
    }

    /** The session is over or breaks, or nobody has held the chair for its time of grace. */
    static boolean isDeserted(Workshop workshop) {
        return !CeremonyCommand.isHeld(workshop) || workshop.chair().lapsed().isPresent();
    }
}
