package org.khural.domain.agreement;

import java.util.List;
import org.khural.domain.AgreementId;
import org.khural.domain.By;
import org.khural.domain.Event;
import org.khural.domain.Workshop;

/** What happened to an agreement before it was frozen; none of it is evidence yet. */
public sealed interface DraftEvent extends Event {
    AgreementId agreement();

    Agreement change(Agreement before);

    @Override
    default Workshop apply(Workshop workshop, By by) {
        var before = workshop.agreements().agreement(agreement()).orElseThrow();
        return workshop.with(workshop.agreements().with(change(before)));
    }

    record Drafted(AgreementId agreement, Terms terms) implements DraftEvent {
        @Override
        public Workshop apply(Workshop workshop, By by) {
            var drafted = Agreement.drafted(agreement, terms);
            return workshop.with(workshop.agreements().with(drafted));
        }

        @Override
        public Agreement change(Agreement before) {
            return before;
        }
    }

    record Described(AgreementId agreement, Terms terms) implements DraftEvent {
        @Override
        public Agreement change(Agreement before) {
            return before.with(terms);
        }
    }

    record DocumentAttached(AgreementId agreement, Agreement.Document document)
            implements DraftEvent {
        @Override
        public Agreement change(Agreement before) {
            return before.with(document);
        }
    }

    record SignatoriesArranged(
            AgreementId agreement, List<Party> parties, List<Signatory> signatories)
            implements DraftEvent {
        @Override
        public Agreement change(Agreement before) {
            return before.with(parties, signatories);
        }
    }

    record FreezeBegun(AgreementId agreement) implements DraftEvent {
        @Override
        public Agreement change(Agreement before) {
            return before.to(Stage.FREEZING);
        }
    }

    record FreezeFailed(AgreementId agreement, List<Agreement.Finding> findings)
            implements DraftEvent {
        @Override
        public Agreement change(Agreement before) {
            return before.notFrozen(findings);
        }
    }
}
