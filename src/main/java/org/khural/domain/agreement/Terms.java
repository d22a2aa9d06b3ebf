package org.khural.domain.agreement;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.khural.domain.LocalizedText;

/**
 * What an agreement is called and how it is to be signed.
 *
 * @param languages of the text, one or two
 * @param prevailing the one that counts where the texts differ
 * @param turnSeconds how long a called signatory has
 * @param sight the chair has to attest the identity of each signatory by sight
 * @param expires nobody signs from then on
 * @param test for a rehearsal: marked everywhere, and never to be mistaken for a real one
 */
public record Terms(
        LocalizedText title,
        List<String> languages,
        String prevailing,
        Order order,
        int turnSeconds,
        boolean sight,
        Shown shown,
        Instant expires,
        boolean test) {
    public enum Order {
        /** The chair calls each signatory. */
        CALLED,
        /** One after the other, in the order of the list, without being called. */
        SEQUENTIAL
    }

    /** What those see who are neither signatories nor run the ceremony. */
    public enum Shown {
        DOCUMENT,
        /** The fingerprint, and who signs. */
        FINGERPRINT
    }

    public Terms {
        languages = List.copyOf(languages);
        if (languages.isEmpty() || languages.size() > 2) {
            throw new IllegalArgumentException("an agreement has one or two languages");
        }
        if (new HashSet<>(languages).size() < languages.size()
                || !languages.stream().allMatch(l -> l.matches("[a-z]{2,3}"))) {
            throw new IllegalArgumentException("a language is two or three letters, once: en, mn");
        }
        if (!languages.contains(prevailing)) {
            throw new IllegalArgumentException("the prevailing language is one of the languages");
        }
        if (turnSeconds < 30 || turnSeconds > 900) {
            throw new IllegalArgumentException("a turn to sign takes 30 to 900 seconds");
        }
    }
}
