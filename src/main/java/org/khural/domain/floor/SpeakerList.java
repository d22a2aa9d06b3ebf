package org.khural.domain.floor;

import java.time.Instant;
import java.util.Optional;
import org.khural.domain.EntryId;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The list of speakers of one agenda item.
 *
 * @param closesAt when the server closes it, if that was announced
 * @param waiting QUEUED and CALLED entries, in the order in which they will speak
 * @param record how many entries it ever had
 */
public record SpeakerList(
        boolean isOpen, Optional<Instant> closesAt, PVector<EntryId> waiting, int record) {
    static final SpeakerList CLOSED =
            new SpeakerList(false, Optional.empty(), TreePVector.empty(), 0);

    public SpeakerList {
        if (closesAt.isPresent() && !isOpen) {
            throw new IllegalStateException("only an open list has a time to close");
        }
    }

    SpeakerList open() {
        return new SpeakerList(true, Optional.empty(), waiting, record);
    }

    SpeakerList close() {
        return new SpeakerList(false, Optional.empty(), waiting, record);
    }

    SpeakerList closingAt(Instant at) {
        return new SpeakerList(true, Optional.of(at), waiting, record);
    }

    SpeakerList added(EntryId entry) {
        return new SpeakerList(isOpen, closesAt, waiting.plus(entry), record + 1);
    }

    SpeakerList waiting(PVector<EntryId> next) {
        return new SpeakerList(isOpen, closesAt, next, record);
    }

    SpeakerList without(EntryId entry) {
        return waiting(waiting.minus(entry));
    }

    /** Before {@code other} if it waits, else last. */
    SpeakerList placed(EntryId entry, Optional<EntryId> other) {
        var rest = waiting.minus(entry);
        int at = other.map(rest::indexOf).filter(i -> i >= 0).orElse(rest.size());
        return waiting(rest.plus(at, entry));
    }
}
