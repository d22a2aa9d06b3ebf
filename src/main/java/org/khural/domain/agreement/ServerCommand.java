package org.khural.domain.agreement;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.khural.domain.AgreementId;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.Power;
import org.khural.domain.Workshop;

/**
 * What the server itself does to an agreement: what it built and checked, and what time does. Each
 * is true once, and an empty yes when it is done already.
 */
public sealed interface ServerCommand extends Command {
    AgreementId agreement();

    @Override
    default Power power() {
        return Power.SYSTEM;
    }

    /** {@code document}: as the server saw it; {@code source}: of which it was built. */
    record SettleFreeze(AgreementId agreement, Agreement.Document document, String sha256)
            implements ServerCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var now = workshop.agreements().agreement(agreement);
            if (now.filter(Agreement::wantsFreezing).isEmpty()) return Decision.NOTHING;
            var fact = now.get().fact(by, "frozen", data(now.get()));
            return accept(new AgreementEvent.Frozen(agreement, document, sha256, fact));
        }

        private Map<String, String> data(Agreement now) {
            var data = new TreeMap<String, String>();
            data.put("agreement", agreement.value());
            data.put("sha256", sha256);
            data.put("source", document.sha256());
            data.put("pages", String.valueOf(document.pages()));
            data.put("prevailing", now.terms().prevailing());
            data.put("expires", now.terms().expires().toString());
            if (now.terms().test()) data.put("test", "true");
            say(data, "title", now.terms().title());
            for (var party : now.parties()) {
                var name = "party." + party.id();
                say(data, name, party.name());
                party.country().ifPresent(country -> data.put(name + ".country", country));
            }
            for (var signatory : now.signatories()) {
                var name = "signatory." + signatory.person();
                say(data, name, signatory.name());
                say(data, name + ".capacity", signatory.capacity());
                data.put(name + ".party", signatory.party());
                data.put(name + ".field", now.field(signatory.person()));
            }
            return data;
        }

        private static void say(Map<String, String> data, String name, LocalizedText text) {
            text.texts().forEach((language, value) -> data.put(name + "@" + language, value));
        }
    }

    record RefuseFreeze(AgreementId agreement, List<Agreement.Finding> findings)
            implements ServerCommand {
        public RefuseFreeze {
            findings = List.copyOf(findings);
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return workshop.agreements()
                            .agreement(agreement)
                            .filter(Agreement::wantsFreezing)
                            .isPresent()
                    ? accept(new DraftEvent.FreezeFailed(agreement, findings))
                    : Decision.NOTHING;
        }
    }

    /**
     * Who signs with a tool of their own, or with a key that the server will make, has none to show
     * before.
     */
    record Identify(AgreementId agreement, PersonId person, String how) implements ServerCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.agreements().agreement(agreement);
            if (known.isEmpty()) return reject(AgreementRejection.UNKNOWN_AGREEMENT);
            var now = known.get();
            if (now.signatory(person).isEmpty()) return reject(AgreementRejection.NOT_A_SIGNATORY);
            if (!now.stage().isBefore()) return PrepareCommand.notNow(now);
            if (now.signer(person).step() != Signer.Step.INVITED) return Decision.NOTHING;
            var data = Map.of("signatory", person.value(), "how", how);
            var fact = now.fact(by, "identified", data);
            return accept(new AgreementEvent.Identified(agreement, person, fact));
        }
    }

    /**
     * The edge saw that the signatory has the key, and certified it. {@code how} the signatory was
     * identified: {@code link}, {@code email-code}.
     */
    record EnrolKey(AgreementId agreement, PersonId person, Signer.Key key, String how)
            implements ServerCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.agreements().agreement(agreement);
            if (known.isEmpty()) return reject(AgreementRejection.UNKNOWN_AGREEMENT);
            var now = known.get();
            if (now.signatory(person).isEmpty()) return reject(AgreementRejection.NOT_A_SIGNATORY);
            if (!now.stage().isBefore()) return PrepareCommand.notNow(now);
            if (now.facts().size() >= Agreement.MOST_FACTS) {
                return reject(AgreementRejection.TOO_MANY, "limit", Agreement.MOST_FACTS);
            }
            var signer = now.signer(person);
            if (signer.step().isOver()) return reject(AgreementRejection.ALREADY_SIGNED);
            if (signer.key().equals(Optional.of(key))) return Decision.NOTHING;
            var data = new TreeMap<String, String>();
            data.put("signatory", person.value());
            data.put("certificate", key.sha256());
            data.put("serial", key.serial());
            data.put("how", how);
            signer.key().ifPresent(old -> data.put("revoked", old.serial()));
            var fact = now.fact(by, "keyEnrolled", data);
            return accept(new AgreementEvent.KeyEnrolled(agreement, person, key, fact));
        }
    }

    /**
     * The signatory pressed "Sign": what is to be signed was made of the head.
     *
     * @param certificate SHA-256 of the one that it was made for
     */
    record BeginSigning(
            AgreementId agreement,
            PersonId person,
            long fence,
            String certificate,
            Turn.Begun begun)
            implements ServerCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.agreements().agreement(agreement);
            if (known.isEmpty()) return reject(AgreementRejection.UNKNOWN_AGREEMENT);
            var now = known.get();
            var refusal = refuseTurn(now, person, fence, by.at());
            if (refusal.isPresent()) return refusal.get();
            if (!now.head().equals(Optional.of(begun.base()))) {
                return reject(AgreementRejection.STALE_REVISION);
            }
            if (!isKeyOf(now, person, certificate)) return reject(AgreementRejection.NO_TURN);
            if (now.terms().sight() && !now.signer(person).attested()) {
                return reject(AgreementRejection.NOT_ATTESTED);
            }
            var before = now.turn().flatMap(Turn::begun);
            if (before.filter(b -> b.base().equals(begun.base())).isPresent()) {
                return Decision.NOTHING;
            }
            var data =
                    Map.of(
                            "signatory", person.value(),
                            "base", begun.base(),
                            "dtbs", begun.dtbs(),
                            "intent", begun.intent());
            var fact = now.fact(by, "signing", data);
            return accept(new AgreementEvent.SigningBegun(agreement, person, begun, fact));
        }
    }

    /**
     * A signature that the edge checked, embedded and stored (signing 3.4, 4 to 9); here 1 to 3 are
     * checked again.
     *
     * @param arrived when it was posted
     * @param certificate SHA-256 of the one that signed
     */
    record EmbedSignature(
            AgreementId agreement,
            PersonId person,
            long fence,
            Instant arrived,
            String base,
            String revision,
            String certificate,
            Instant at,
            Signatory.KeyMode mode)
            implements ServerCommand {
        public EmbedSignature {
            Fingerprint.check(base);
            Fingerprint.check(revision);
            Fingerprint.check(certificate);
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.agreements().agreement(agreement);
            if (known.isEmpty()) return reject(AgreementRejection.UNKNOWN_AGREEMENT);
            var now = known.get();
            if (now.signer(person)
                    .signed()
                    .filter(s -> s.revision().equals(revision))
                    .isPresent()) {
                return Decision.NOTHING;
            }
            var refusal = refuseTurn(now, person, fence, arrived);
            if (refusal.isPresent()) return refusal.get();
            if (!now.head().equals(Optional.of(base))) {
                return reject(AgreementRejection.STALE_REVISION);
            }
            // Who brings a signature has begun nothing here before.
            if (now.terms().sight() && !now.signer(person).attested()) {
                return reject(AgreementRejection.NOT_ATTESTED);
            }
            // Another key was enrolled while this one's signature was checked.
            if (mode != Signatory.KeyMode.UPLOAD && !isKeyOf(now, person, certificate)) {
                return reject(AgreementRejection.NO_TURN);
            }
            var data = new TreeMap<String, String>();
            data.put("signatory", person.value());
            data.put("field", now.field(person));
            data.put("certificate", certificate);
            data.put("base", base);
            data.put("sha256", revision);
            data.put("mode", mode.name().toLowerCase(java.util.Locale.ROOT));
            data.put("attested", String.valueOf(now.signer(person).attested()));
            var fact = now.fact(by, "signed", data);
            var signed = new Signer.Signed(at, revision, mode);
            var event = new AgreementEvent.Signed(agreement, person, signed, fact);
            return CeremonyCommand.ending(now, person, event, false, by);
        }
    }

    /** {@code confirmed} of {@code of} screens reckoned the fingerprint of this revision. */
    record CountReceipts(AgreementId agreement, String revision, int confirmed, int of)
            implements ServerCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.agreements().agreement(agreement);
            if (known.isEmpty()) return Decision.NOTHING;
            var now = known.get();
            boolean isNews =
                    now.head().equals(Optional.of(revision))
                            && !now.signed().isEmpty()
                            && confirmed
                                    > now.receipts().map(Agreement.Receipts::confirmed).orElse(0)
                            && now.facts().size() < Agreement.MOST_FACTS;
            if (!isNews) return Decision.NOTHING;
            int screens = Math.max(confirmed, of);
            var data =
                    Map.of(
                            "sha256", revision,
                            "confirmed", String.valueOf(confirmed),
                            "of", String.valueOf(screens));
            var fact = now.fact(by, "receipts", data);
            var receipts = new Agreement.Receipts(revision, confirmed, screens);
            return accept(new AgreementEvent.ReceiptsCounted(agreement, receipts, fact));
        }
    }

    record Seal(AgreementId agreement, Agreement.Sealed sealed) implements ServerCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var now = workshop.agreements().agreement(agreement).filter(Agreement::wantsSealing);
            if (now.isEmpty()) return Decision.NOTHING;
            var data = Map.of("document", sealed.document(), "completion", sealed.completion());
            var fact = now.get().fact(by, "sealed", data);
            return accept(new AgreementEvent.AgreementSealed(agreement, sealed, fact));
        }
    }

    /** The mail server took the letter on how it ended, or never will. */
    record SettleNotice(AgreementId agreement, PersonId person, boolean sent)
            implements ServerCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var now = workshop.agreements().agreement(agreement).filter(Agreement::isEnded);
            if (now.filter(a -> a.signatory(person).isPresent()).isEmpty()) return Decision.NOTHING;
            if (now.get().signer(person).notified()) return Decision.NOTHING;
            var data = Map.of("signatory", person.value(), "sent", String.valueOf(sent));
            var fact = now.get().fact(by, Fact.NOTIFIED, data);
            return accept(new AgreementEvent.SignatoryNotified(agreement, person, sent, fact));
        }
    }

    /** Nobody holds the session any more: a turn runs out by itself, and no new one begins. */
    record PauseByItself(AgreementId agreement) implements ServerCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var now =
                    workshop.agreements()
                            .agreement(agreement)
                            .filter(a -> a.stage() == Stage.OPEN)
                            .filter(a -> Ceremonies.isDeserted(workshop));
            return now.<Decision>map(a -> accept(CeremonyCommand.paused(a, "session", by)))
                    .orElse(Decision.NOTHING);
        }
    }

    record EndTurn(AgreementId agreement, long fence) implements ServerCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var now = workshop.agreements().agreement(agreement);
            var turn = now.flatMap(Agreement::turn).filter(t -> t.fence() == fence);
            if (turn.isEmpty() || by.at().isBefore(now.orElseThrow().endOfTurn().orElseThrow())) {
                return Decision.NOTHING;
            }
            return accept(CeremonyCommand.ended(now.get(), turn.get(), "time", by));
        }
    }

    record TellDecline(AgreementId agreement) implements ServerCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var now = workshop.agreements().agreement(agreement).filter(Agreement::isQuiet);
            if (now.isEmpty()) return Decision.NOTHING;
            var until = now.get().ending().flatMap(Agreement.Ending::until).orElseThrow();
            if (by.at().isBefore(until)) return Decision.NOTHING;
            var fact = now.get().fact(by, "declineTold", Map.of());
            return accept(new AgreementEvent.DeclineTold(agreement, fact));
        }
    }

    record Expire(AgreementId agreement) implements ServerCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var now = workshop.agreements().agreement(agreement).filter(a -> a.stage().isBefore());
            if (now.isEmpty() || by.at().isBefore(Ceremonies.endOf(now.get()))) {
                return Decision.NOTHING;
            }
            var fact = now.get().fact(by, "expired", Map.of());
            return accept(new AgreementEvent.Expired(agreement, fact));
        }
    }

    private static boolean isKeyOf(Agreement now, PersonId person, String certificate) {
        return now.signer(person).key().filter(k -> k.sha256().equals(certificate)).isPresent();
    }

    /** Whose turn it is, which one, and whether it has time left. */
    private static Optional<Decision> refuseTurn(
            Agreement now, PersonId person, long fence, Instant at) {
        if (now.signer(person).step().isOver()) {
            return Optional.of(reject(AgreementRejection.ALREADY_SIGNED));
        }
        if (!now.stage().isRunning()) return Optional.of(PrepareCommand.notNow(now));
        if (!at.isBefore(now.terms().expires())) {
            return Optional.of(reject(AgreementRejection.EXPIRED));
        }
        if (!now.isTurnOf(person)) return Optional.of(reject(AgreementRejection.NO_TURN));
        var turn = now.turn().orElseThrow();
        if (!turn.isOf(person, fence)) {
            return Optional.of(reject(AgreementRejection.STALE_TURN, "fence", turn.fence()));
        }
        return at.isBefore(turn.until())
                ? Optional.empty()
                : Optional.of(reject(AgreementRejection.STALE_TURN, "fence", turn.fence()));
    }
}
