package org.khural.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.khural.domain.Actor;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.Event;
import org.khural.domain.PersonId;
import org.khural.domain.Rejection;
import org.khural.domain.Workshop;

/**
 * Given a scenario, when somebody asks, then the rules answer: {@code given(session()).when(DEAN,
 * request(PLANS)).thenRejected(NOT_ATTENDING)}. Of several asks each but the last must be accepted.
 */
public final class Rulebook {
    private Rulebook() {}

    public static Given given(Scenario scenario) {
        return new Given(scenario);
    }

    public record Given(Scenario scenario) {
        public When when(PersonId by, Command command) {
            return when(Actor.of(by), command);
        }

        public When when(Actor by, Command command) {
            return new When(scenario, by, command, scenario.decide(by, command));
        }

        /** Time passes. */
        public Given after(long seconds) {
            return new Given(scenario.after(seconds));
        }

        public Given then(Consumer<Workshop> check) {
            check.accept(scenario.workshop());
            return this;
        }
    }

    public record When(Scenario before, Actor by, Command command, Decision decision) {
        public When when(PersonId next, Command command) {
            return thenAccepted().when(next, command);
        }

        public When when(Actor next, Command command) {
            return thenAccepted().when(next, command);
        }

        public Given after(long seconds) {
            return thenAccepted().after(seconds);
        }

        public void thenRejected(Rejection reason) {
            assertThat(reason(decision)).as("%s asks %s", by, command).contains(reason);
        }

        /** {@code arg} is what fills the sentence on the screen. */
        public void thenRejected(Rejection reason, String arg, Object value) {
            assertThat(decision).isEqualTo(new Decision.Rejected(reason, Map.of(arg, value)));
        }

        public Given thenHappened(Event... events) {
            assertThat(decision).isEqualTo(new Decision.Accepted(List.of(events)));
            return thenAccepted();
        }

        /** A yes, because the wish is already true. */
        public Given thenNothing() {
            assertThat(decision).as("%s asks %s", by, command).isEqualTo(Decision.NOTHING);
            return new Given(before);
        }

        public Given then(Consumer<Workshop> check) {
            return thenAccepted().then(check);
        }

        public Given thenAccepted() {
            assertThat(reason(decision)).as("%s asks %s", by, command).isEmpty();
            return new Given(before.take(by, Optional.empty(), (Decision.Accepted) decision));
        }

        private static Optional<Rejection> reason(Decision decision) {
            return decision instanceof Decision.Rejected rejected
                    ? Optional.of(rejected.reason())
                    : Optional.empty();
        }
    }
}
