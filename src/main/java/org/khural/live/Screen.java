package org.khural.live;

import java.util.Optional;
import org.khural.domain.Audience;
import org.khural.domain.Mark;

/** A peer in its audience, and the mark up to which it was told. */
final class Screen {
    final Peer peer;
    final Optional<Audience> as;
    final Audience audience;
    Mark mark = Mark.NONE;

    Screen(Peer peer, Optional<Audience> as, Audience audience) {
        this.peer = peer;
        this.as = as;
        this.audience = audience;
    }
}
