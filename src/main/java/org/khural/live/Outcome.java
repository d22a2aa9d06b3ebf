package org.khural.live;

import java.util.Map;
import org.khural.domain.Mark;

/** What became of an ask, or that this is not known yet. */
public sealed interface Outcome {
    /** In the log at this mark, for good. */
    record Done(Mark mark) implements Outcome {}

    record Refused(String code, Map<String, Object> args) implements Outcome {}

    /** Our bug; the server's log tells more under the incident's number. */
    record Failed(String incident) implements Outcome {}

    /**
     * Nothing is known or could be done yet: ask again with the same ref after so many
     * milliseconds.
     */
    record Later(long millis) implements Outcome {}
}
