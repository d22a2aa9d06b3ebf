package org.khural.domain.agreement;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.khural.domain.AgreementId;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.PersonId;
import org.khural.domain.Power;
import org.khural.domain.Workshop;
import org.khural.domain.agreement.Signatory.Place;

/** The rulebook of preparing an agreement (signing 3.2, DRAFT to FROZEN). */
public sealed interface PrepareCommand extends Command {
    /** A signing that ends before anybody can be called is a mistake. */
    Duration SOONEST = Duration.ofMinutes(5);

    AgreementId agreement();

    @Override
    default Power power() {
        return Power.PREPARE;
    }

    record Draft(AgreementId agreement, Terms terms) implements PrepareCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var agreements = workshop.agreements();
            var known = agreements.agreement(agreement);
            if (known.isPresent()) {
                return known.get().stage() == Stage.DRAFT && known.get().terms().equals(terms)
                        ? Decision.NOTHING
                        : reject(AgreementRejection.ID_TAKEN);
            }
            if (agreements.order().size() >= Agreements.MOST) {
                return reject(AgreementRejection.TOO_MANY, "limit", Agreements.MOST);
            }
            return isTooSoon(terms, by)
                    .orElseGet(() -> accept(new DraftEvent.Drafted(agreement, terms)));
        }
    }

    record Describe(AgreementId agreement, Terms terms) implements PrepareCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var refusal = refuse(workshop, agreement);
            if (refusal.isPresent()) return refusal.get();
            if (known(workshop, agreement).terms().equals(terms)) return Decision.NOTHING;
            return isTooSoon(terms, by)
                    .orElseGet(() -> accept(new DraftEvent.Described(agreement, terms)));
        }
    }

    /** The blob is there already: it was brought over HTTP. */
    record AttachDocument(AgreementId agreement, Agreement.Document document)
            implements PrepareCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var refusal = refuse(workshop, agreement);
            if (refusal.isPresent()) return refusal.get();
            var now = known(workshop, agreement).document();
            return now.equals(Optional.of(document))
                    ? Decision.NOTHING
                    : accept(new DraftEvent.DocumentAttached(agreement, document));
        }
    }

    record ArrangeSignatories(
            AgreementId agreement, List<Party> parties, List<Signatory> signatories)
            implements PrepareCommand {
        public ArrangeSignatories {
            parties = List.copyOf(parties);
            signatories = List.copyOf(signatories);
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var refusal = refuse(workshop, agreement);
            if (refusal.isPresent()) return refusal.get();
            if (parties.size() > Agreement.MOST_PARTIES) {
                return reject(AgreementRejection.TOO_MANY, "limit", Agreement.MOST_PARTIES);
            }
            if (signatories.size() > Agreement.MOST_SIGNATORIES) {
                return reject(AgreementRejection.TOO_MANY, "limit", Agreement.MOST_SIGNATORIES);
            }
            var ids = parties.stream().map(Party::id).toList();
            var people = signatories.stream().map(Signatory::person).toList();
            if (isTwice(ids) || isTwice(people)) return reject(AgreementRejection.TWICE);
            if (!people.stream().allMatch(workshop::isHere)) {
                return reject(AgreementRejection.UNKNOWN_PERSON);
            }
            if (!signatories.stream().allMatch(s -> ids.contains(s.party()))) {
                return reject(AgreementRejection.UNKNOWN_PARTY);
            }
            var now = known(workshop, agreement);
            return now.parties().equals(parties) && now.signatories().equals(signatories)
                    ? Decision.NOTHING
                    : accept(new DraftEvent.SignatoriesArranged(agreement, parties, signatories));
        }

        private static boolean isTwice(List<?> all) {
            return new HashSet<>(all).size() < all.size();
        }
    }

    /** Moves one field; the others stay. */
    record PlaceField(AgreementId agreement, PersonId person, Place place)
            implements PrepareCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var refusal = refuse(workshop, agreement);
            if (refusal.isPresent()) return refusal.get();
            var now = known(workshop, agreement);
            var signatory = now.signatory(person);
            if (signatory.isEmpty()) return reject(AgreementRejection.NOT_A_SIGNATORY);
            if (signatory.get().place().equals(Optional.of(place))) return Decision.NOTHING;
            var moved =
                    now.signatories().stream()
                            .map(s -> s.person().equals(person) ? s.at(place) : s)
                            .toList();
            return accept(new DraftEvent.SignatoriesArranged(agreement, now.parties(), moved));
        }
    }

    /** The server checks the document and builds it with its empty fields. */
    record Freeze(AgreementId agreement) implements PrepareCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.agreements().agreement(agreement);
            if (known.map(Agreement::stage).equals(Optional.of(Stage.FREEZING))) {
                return Decision.NOTHING;
            }
            var refusal = refuse(workshop, agreement);
            if (refusal.isPresent()) return refusal.get();
            var now = known(workshop, agreement);
            if (now.document().isEmpty()) return reject(AgreementRejection.NO_DOCUMENT);
            if (now.signatories().isEmpty()) return reject(AgreementRejection.NO_SIGNATORIES);
            int pages = now.document().get().pages();
            for (var signatory : now.signatories()) {
                if (signatory.place().filter(p -> p.page() <= pages).isEmpty()) {
                    var person = signatory.person().value();
                    return reject(AgreementRejection.NO_FIELD, "person", person);
                }
            }
            if (overlap(now.signatories())) return reject(AgreementRejection.FIELDS_OVERLAP);
            return isTooSoon(now.terms(), by)
                    .orElseGet(() -> accept(new DraftEvent.FreezeBegun(agreement)));
        }

        private static boolean overlap(List<Signatory> all) {
            for (int i = 0; i < all.size(); i++) {
                for (int j = 0; j < i; j++) {
                    var a = all.get(i).place().orElseThrow();
                    var b = all.get(j).place().orElseThrow();
                    boolean apart =
                            a.page() != b.page()
                                    || a.x() >= b.x() + b.width()
                                    || b.x() >= a.x() + a.width()
                                    || a.y() >= b.y() + b.height()
                                    || b.y() >= a.y() + a.height();
                    if (!apart) return true;
                }
            }
            return false;
        }
    }

    /**
     * A frozen agreement that nobody has signed gives way to a new draft of the same, with another
     * document to come; whoever read and consented does so again.
     */
    record Replace(AgreementId agreement, AgreementId by) implements PrepareCommand {
        @Override
        public Decision decide(Workshop workshop, By who) {
            var known = workshop.agreements().agreement(agreement);
            if (known.isEmpty()) return reject(AgreementRejection.UNKNOWN_AGREEMENT);
            if (workshop.agreements().agreement(by).isPresent()) {
                return reject(AgreementRejection.ID_TAKEN);
            }
            var now = known.get();
            if (now.stage() != Stage.FROZEN) return notNow(now);
            if (workshop.agreements().order().size() >= Agreements.MOST) {
                return reject(AgreementRejection.TOO_MANY, "limit", Agreements.MOST);
            }
            var fact = now.fact(who, "superseded", java.util.Map.of("by", by.value()));
            return accept(
                    new AgreementEvent.Superseded(agreement, by, fact),
                    new DraftEvent.Drafted(by, now.terms()),
                    new DraftEvent.SignatoriesArranged(by, now.parties(), now.signatories()));
        }
    }

    private static Optional<Decision> refuse(Workshop workshop, AgreementId id) {
        var known = workshop.agreements().agreement(id);
        if (known.isEmpty()) return Optional.of(reject(AgreementRejection.UNKNOWN_AGREEMENT));
        return known.get().stage() == Stage.DRAFT
                ? Optional.empty()
                : Optional.of(notNow(known.get()));
    }

    private static Agreement known(Workshop workshop, AgreementId id) {
        return workshop.agreements().agreement(id).orElseThrow();
    }

    static Decision notNow(Agreement agreement) {
        return reject(AgreementRejection.NOT_NOW, "stage", agreement.stage().name());
    }

    private static Optional<Decision> isTooSoon(Terms terms, By by) {
        return terms.expires().isBefore(by.at().plus(SOONEST))
                ? Optional.of(reject(AgreementRejection.EXPIRES_TOO_SOON))
                : Optional.empty();
    }
}
