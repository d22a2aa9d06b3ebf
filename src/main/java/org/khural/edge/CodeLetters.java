package org.khural.edge;

import io.vertx.core.Future;
import org.khural.domain.LetterView;
import org.khural.domain.LocalizedText;

/** How a code goes to a signatory's address. */
public interface CodeLetters {
    /** {@code id} names the letter; {@code agreement}: what is to be signed. */
    Future<Void> send(
            String id, LetterView to, LocalizedText agreement, String language, String code);
}
