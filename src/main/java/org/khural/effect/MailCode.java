package org.khural.effect;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Optional;
import org.khural.domain.LetterView;
import org.khural.domain.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a code at once, while somebody waits for it at a screen; what is not sent is asked for
 * again there. The one letter that is no pending work, for its code stands in no state.
 */
public final class MailCode {
    private static final Logger LOG = LoggerFactory.getLogger(MailCode.class);

    private final Optional<Postman> postman;

    /**
     * @param postman empty: a demo on this machine alone, where the code is written to the log
     */
    public MailCode(Optional<Postman> postman) {
        this.postman = postman;
    }

    /** {@code id} names the letter, and is not the code. */
    public Future<Void> send(
            String id, LetterView to, LocalizedText agreement, String language, String code) {
        if (postman.isEmpty()) {
            LOG.info("demo: the code to sign is {}", code);
            return Future.succeededFuture();
        }
        var words = LetterWords.in("code", language);
        var values = new HashMap<>(words.values(to, ""));
        values.put("agreement", words.said(agreement));
        values.put("code", code);
        return postman.get()
                .send(
                        new Postman.Message(
                                id,
                                to.address().orElseThrow(),
                                words.subject(values),
                                words.text(values)));
    }
}
