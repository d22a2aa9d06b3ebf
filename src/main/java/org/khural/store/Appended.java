package org.khural.store;

import java.util.List;
import org.khural.domain.Mark;

/** What became of one append. Only {@link Unknown} leaves open whether the entry is in the log. */
public sealed interface Appended {

    /** The entry is in the log at this mark, once; also the answer to a repeated append. */
    record Committed(Mark mark) implements Appended {}

    /**
     * The log holds what was expected and more: here is what follows the expected mark, contiguous,
     * at least one entry and perhaps not all of it. Ours is not among them.
     */
    record Behind(List<RawEntry> missing) implements Appended {
        public Behind {
            missing = List.copyOf(missing);
        }
    }

    /**
     * The expected mark is not in the log: Redis lost its last moments (the head is shorter) or
     * went on without us (same length or longer, another hash). Nothing was appended.
     */
    record Rewound(Mark head) implements Appended {}

    /** Redis refused or was not reached: nothing was appended, the same ask may be made later. */
    record CannotNow(String why) implements Appended {}

    /**
     * No answer: the entry is in the log, or not, or will be in a moment. Repeat the same bytes for
     * the same version until another answer comes (see {@link Appender}); never decide anew before.
     */
    record Unknown(String why) implements Appended {}
}
