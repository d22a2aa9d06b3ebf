package org.khural.wire;

import java.util.Optional;
import org.khural.domain.Audience;
import org.khural.domain.Command;
import org.khural.domain.Mark;
import org.khural.domain.WorkshopId;

/**
 * What a browser sends. On the wire {@code is} names the record: {@code
 * {"is":"ask","ref":7,"command":{...}}}.
 */
public sealed interface ClientMessage {
    /**
     * The first message of a connection.
     *
     * @param tab names the browser tab for ever; the refs of its asks count within it
     * @param as which of one's audiences to see as; empty: the best one
     * @param since the mark of the screen, to be brought up to date by a patch
     */
    record Join(WorkshopId workshop, String tab, Optional<Audience> as, Optional<Mark> since)
            implements ClientMessage {}

    /**
     * @param ref the tab's own count, from 1, never used twice for different commands
     * @param again whether this tab has sent it before, over whatever connection
     */
    record Ask(long ref, boolean again, Command command) implements ClientMessage {}

    record Pong() implements ClientMessage {}

    record Leave() implements ClientMessage {}
}
