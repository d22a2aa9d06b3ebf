package org.khural.live;

import java.util.Map;
import org.khural.domain.Mark;
import org.khural.domain.Receipts.Receipt;
import org.khural.domain.Refusal;

/** What became of an ask, or that this is not known yet. */
public sealed interface Outcome {
    static Outcome of(Receipt receipt) {
        return receipt.refused()
                .<Outcome>map(Refused::new)
                .orElseGet(() -> new Done(receipt.mark()));
    }

    /** In the log at this mark, for good. */
    record Done(Mark mark) implements Outcome {}

    record Refused(String code, Map<String, Object> args) implements Outcome {
        Refused(Refusal why) {
            this(why.code(), why.args());
        }
    }

    /** Our bug; the server's log tells more under the incident's number. */
    record Failed(String incident) implements Outcome {}

    /**
     * Nothing is known or could be done yet: ask again with the same ref after so many
     * milliseconds.
     */
    record Later(long millis) implements Outcome {}
}
