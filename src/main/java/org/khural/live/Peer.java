package org.khural.live;

import org.khural.domain.Actor;
import org.khural.domain.Workshop;
import org.khural.wire.ServerMessage;

/** One browser that looks at a room. All calls are made on the node's event loop. */
public interface Peer {
    Actor actor();

    /** The browser tab; the refs of its asks count within it. */
    String tab();

    void send(ServerMessage message);

    /** Sends what many receive; encoded once for all of them. */
    void send(Frame frame);

    /**
     * Whether the last bytes went out; a peer that is not writable is skipped and caught up later.
     */
    boolean isWritable();

    /**
     * Whether the login behind it still holds in this state of the workshop (link or display not
     * revoked).
     */
    boolean isAdmitted(Workshop workshop);

    /** Says bye and closes; {@code after}: milliseconds until it makes sense to come again. */
    void bye(String code, long after);
}
