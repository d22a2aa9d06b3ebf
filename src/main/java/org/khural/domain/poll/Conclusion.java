package org.khural.domain.poll;

import java.time.Instant;
import java.util.Optional;
import org.khural.domain.LocalizedText;

/**
 * What was made of a poll that is over.
 *
 * @param shown when everybody saw the result
 * @param casting the option that the chair's casting vote chose on a tie
 * @param certification by the chair; done when it is confirmed, or the chair's seat has no other
 * @param reason why it is void
 */
public record Conclusion(
        Optional<Instant> shown,
        Optional<Integer> casting,
        Optional<Certification> certification,
        Optional<LocalizedText> reason) {
    static final Conclusion NONE =
            new Conclusion(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    Conclusion shown(Instant at) {
        return new Conclusion(Optional.of(at), casting, certification, reason);
    }

    Conclusion casting(int option) {
        return new Conclusion(shown, Optional.of(option), certification, reason);
    }

    Conclusion with(Certification certification) {
        return new Conclusion(shown, casting, Optional.of(certification), reason);
    }

    Conclusion because(LocalizedText reason) {
        return new Conclusion(shown, casting, certification, Optional.of(reason));
    }
}
