package org.khural.domain.agreement;

import java.time.Instant;
import java.util.Optional;
import org.khural.domain.AgreementId;
import org.khural.domain.By;
import org.khural.domain.Event;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;

/**
 * What happened to an agreement from its freezing on. Each event brings its link of the evidence;
 * the link was made when the event was decided, and is never made again.
 */
public sealed interface AgreementEvent extends Event {
    AgreementId agreement();

    Fact fact();

    Agreement change(Agreement before, By by);

    @Override
    default Workshop apply(Workshop workshop, By by) {
        var before = workshop.agreements().agreement(agreement()).orElseThrow();
        return workshop.with(workshop.agreements().with(change(before, by).with(fact())));
    }

    /** {@code document}: as the server saw it. */
    record Frozen(AgreementId agreement, Agreement.Document document, String sha256, Fact fact)
            implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            return before.frozen(sha256, document);
        }
    }

    /** {@code by}: the draft that took its place. */
    record Superseded(AgreementId agreement, AgreementId by, Fact fact) implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By who) {
            return before.to(Stage.SUPERSEDED);
        }
    }

    /** A signatory is known who brings no key of a browser. */
    record Identified(AgreementId agreement, PersonId person, Fact fact) implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            return before.with(person, before.signer(person).at(Signer.Step.IDENTIFIED));
        }
    }

    /** A signatory's key is known; one that was known before is revoked. */
    record KeyEnrolled(AgreementId agreement, PersonId person, Signer.Key key, Fact fact)
            implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            var signer = before.signer(person);
            var next = before.with(person, signer.with(key));
            var revoked = signer.key().map(old -> next.revoking(old, by.at())).orElse(next);
            // What another key was about to sign is not what this one signs.
            return revoked.isTurnOf(person)
                    ? revoked.with(revoked.turn().map(turn -> turn.with(Optional.empty())))
                    : revoked;
        }
    }

    record DocumentRead(AgreementId agreement, PersonId person, Fact fact)
            implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            return before.with(person, before.signer(person).at(Signer.Step.READ));
        }
    }

    record Consented(AgreementId agreement, PersonId person, Signer.Consent consent, Fact fact)
            implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            return before.with(person, before.signer(person).with(consent));
        }
    }

    record CeremonyOpened(AgreementId agreement, Fact fact) implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            return before.to(Stage.OPEN);
        }
    }

    record Paused(AgreementId agreement, Fact fact) implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            return before.to(Stage.PAUSED);
        }
    }

    record Resumed(AgreementId agreement, Fact fact) implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            return before.to(Stage.OPEN);
        }
    }

    record SignatoryCalled(
            AgreementId agreement, PersonId person, long fence, Instant until, Fact fact)
            implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            return before.with(Optional.of(new Turn(person, fence, until, Optional.empty())));
        }
    }

    record IdentityAttested(AgreementId agreement, PersonId person, Fact fact)
            implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            return before.with(person, before.signer(person).attest());
        }
    }

    record SigningBegun(AgreementId agreement, PersonId person, Turn.Begun begun, Fact fact)
            implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            return before.with(before.turn().map(turn -> turn.with(Optional.of(begun))));
        }
    }

    /** The turn is over without a signature: recalled, given back, or its time ran out. */
    record TurnEnded(AgreementId agreement, PersonId person, Fact fact) implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            return before.with(Optional.<Turn>empty());
        }
    }

    record Signed(AgreementId agreement, PersonId person, Signer.Signed signed, Fact fact)
            implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            return before.with(person, before.signer(person).with(signed))
                    .with(Optional.<Turn>empty())
                    .headed(signed.revision());
        }
    }

    record SignedOnPaper(AgreementId agreement, PersonId person, Fact fact)
            implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            var next = before.with(person, before.signer(person).at(Signer.Step.ON_PAPER));
            return next.isTurnOf(person) ? next.with(Optional.<Turn>empty()) : next;
        }
    }

    record ReceiptsCounted(AgreementId agreement, Agreement.Receipts receipts, Fact fact)
            implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            return before.with(receipts);
        }
    }

    /** All have signed; or, {@code onPaper}, the rest of them on paper. */
    record Completed(AgreementId agreement, boolean onPaper, Fact fact) implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            return before.to(onPaper ? Stage.ON_PAPER : Stage.COMPLETED);
        }
    }

    /** {@code told}: when the audience hears of it. */
    record Declined(AgreementId agreement, PersonId person, String reason, Instant told, Fact fact)
            implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            var why = new Agreement.Ending(reason, person, by.at(), Optional.of(told));
            return before.with(person, before.signer(person).at(Signer.Step.DECLINED))
                    .with(Optional.<Turn>empty())
                    .with(why)
                    .to(Stage.DECLINED);
        }
    }

    record DeclineTold(AgreementId agreement, Fact fact) implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            var why = before.ending().orElseThrow();
            return before.with(
                    new Agreement.Ending(why.reason(), why.by(), why.at(), Optional.empty()));
        }
    }

    /** One of the two who may cancel wants it; the other has not said so yet. */
    record CancelProposed(AgreementId agreement, PersonId person, String reason, Fact fact)
            implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            return before.with(new Agreement.Ending(reason, person, by.at(), Optional.empty()));
        }
    }

    record Cancelled(AgreementId agreement, PersonId person, String reason, Fact fact)
            implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            return before.with(new Agreement.Ending(reason, person, by.at(), Optional.empty()))
                    .with(Optional.<Turn>empty())
                    .to(Stage.CANCELLED);
        }
    }

    record Expired(AgreementId agreement, Fact fact) implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            return before.with(Optional.<Turn>empty()).to(Stage.EXPIRED);
        }
    }

    /** Nothing is added to the file any more. */
    record AgreementSealed(AgreementId agreement, Agreement.Sealed sealed, Fact fact)
            implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            return before.with(sealed);
        }
    }

    /** A signatory was told by mail how it ended; or, not {@code sent}, could not be. */
    record SignatoryNotified(AgreementId agreement, PersonId person, boolean sent, Fact fact)
            implements AgreementEvent {
        @Override
        public Agreement change(Agreement before, By by) {
            return before.with(person, before.signer(person).notifiedNow());
        }
    }
}
