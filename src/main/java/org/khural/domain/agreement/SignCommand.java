package org.khural.domain.agreement;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.khural.domain.AgreementId;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.PersonId;
import org.khural.domain.Power;
import org.khural.domain.Text;
import org.khural.domain.Workshop;

/** The rulebook of a signatory (signing 3.3); the signature itself is checked by the edge first. */
public sealed interface SignCommand extends Command {
    /** How much earlier than the audience the chair hears that somebody declined. */
    Duration QUIET = Duration.ofSeconds(5);

    AgreementId agreement();

    @Override
    default Power power() {
        return Power.SIGN;
    }

    /**
     * The signatory's browser had the frozen document, reckoned its fingerprint and showed every
     * page; or the signatory says to have read it on paper.
     *
     * @param pages how many were shown
     * @param seconds between the first page and this
     */
    record ConfirmRead(
            AgreementId agreement,
            String sha256,
            int pages,
            int seconds,
            String language,
            boolean paper)
            implements SignCommand {
        public ConfirmRead {
            Fingerprint.check(sha256);
            if (pages < 0 || pages > 300 || seconds < 0) {
                throw new IllegalArgumentException("pages and seconds are not negative");
            }
            if (!language.matches("[a-z]{2,3}")) {
                throw new IllegalArgumentException("a language is two or three letters: en, mn");
            }
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return mine(workshop, by, agreement, (now, person) -> read(now, person, by));
        }

        private Decision read(Agreement now, PersonId person, By by) {
            if (!now.frozen().filter(sha256::equals).isPresent()) {
                return reject(AgreementRejection.OTHER_DOCUMENT);
            }
            var step = now.signer(person).step();
            if (step == Signer.Step.INVITED) return reject(AgreementRejection.IDENTIFY_FIRST);
            if (step != Signer.Step.IDENTIFIED) return Decision.NOTHING;
            var data = new TreeMap<>(Map.of("signatory", person.value(), "sha256", sha256));
            data.put("pages", String.valueOf(pages));
            data.put("seconds", String.valueOf(seconds));
            data.put("language", language);
            data.put("how", paper ? "paper" : "screen");
            var fact = now.fact(by, "read", data);
            return accept(new AgreementEvent.DocumentRead(now.id(), person, fact));
        }
    }

    /** {@code textSha256}: SHA-256 of what the signatory agreed to, in {@code language}. */
    record Consent(AgreementId agreement, String sha256, String textSha256, String language)
            implements SignCommand {
        public Consent {
            Fingerprint.check(sha256);
            Fingerprint.check(textSha256);
            if (!language.matches("[a-z]{2,3}")) {
                throw new IllegalArgumentException("a language is two or three letters: en, mn");
            }
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return mine(workshop, by, agreement, (now, person) -> consent(now, person, by));
        }

        private Decision consent(Agreement now, PersonId person, By by) {
            if (!now.frozen().filter(sha256::equals).isPresent()) {
                return reject(AgreementRejection.OTHER_DOCUMENT);
            }
            var step = now.signer(person).step();
            if (step == Signer.Step.INVITED) return reject(AgreementRejection.IDENTIFY_FIRST);
            if (step == Signer.Step.IDENTIFIED) return reject(AgreementRejection.READ_FIRST);
            if (step != Signer.Step.READ) return Decision.NOTHING;
            var data =
                    Map.of(
                            "signatory", person.value(),
                            "sha256", sha256,
                            "text", textSha256,
                            "language", language);
            var fact = now.fact(by, "consented", data);
            var consent = new Signer.Consent(textSha256, language, by.at());
            return accept(new AgreementEvent.Consented(now.id(), person, consent, fact));
        }
    }

    /** Gives the turn back, to be called again. */
    record Abort(AgreementId agreement, long fence) implements SignCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return mine(
                    workshop,
                    by,
                    agreement,
                    (now, person) ->
                            now.turn()
                                    .filter(turn -> turn.isOf(person, fence))
                                    .<Decision>map(
                                            turn ->
                                                    accept(
                                                            CeremonyCommand.ended(
                                                                    now, turn, "aborted", by)))
                                    .orElse(Decision.NOTHING));
        }
    }

    /** Ends the agreement for all; signatures that were given stay in the evidence. */
    record Decline(AgreementId agreement, String reason) implements SignCommand {
        static final int LONGEST = 2_000;

        public Decline {
            reason = Text.clean(reason);
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return mine(workshop, by, agreement, (now, person) -> decline(now, person, by));
        }

        private Decision decline(Agreement now, PersonId person, By by) {
            if (now.signer(person).step().isOver()) {
                return reject(AgreementRejection.ALREADY_SIGNED);
            }
            if (reason.isEmpty()) return reject(AgreementRejection.REASON_MISSING);
            if (reason.codePointCount(0, reason.length()) > LONGEST) {
                return reject(AgreementRejection.TEXT_TOO_LONG, "limit", LONGEST);
            }
            var data = Map.of("signatory", person.value(), "reason", reason);
            var fact = now.fact(by, "declined", data);
            var told = by.at().plus(QUIET);
            return accept(new AgreementEvent.Declined(now.id(), person, reason, told, fact));
        }
    }

    /** What is decided of a signatory's own agreement while it can be signed. */
    interface Rule {
        Decision of(Agreement now, PersonId person);
    }

    private static Decision mine(Workshop workshop, By by, AgreementId id, Rule rule) {
        var known = workshop.agreements().agreement(id);
        if (known.isEmpty()) return reject(AgreementRejection.UNKNOWN_AGREEMENT);
        var now = known.get();
        var person = by.person().filter(p -> now.signatory(p).isPresent());
        if (person.isEmpty()) return reject(AgreementRejection.NOT_A_SIGNATORY);
        if (!now.stage().isBefore()) return PrepareCommand.notNow(now);
        if (!by.at().isBefore(now.terms().expires())) return reject(AgreementRejection.EXPIRED);
        if (now.facts().size() >= Agreement.MOST_FACTS) {
            return reject(AgreementRejection.TOO_MANY, "limit", Agreement.MOST_FACTS);
        }
        return rule.of(now, person.get());
    }
}
