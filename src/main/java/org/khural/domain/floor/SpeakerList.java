package org.khural.domain.floor;

import java.time.Instant;
import java.util.Optional;
import org.khural.domain.EntryId;
import org.khural.domain.PersonId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The list of speakers of one agenda item.
 *
 * @param closesAt when the server closes it, if that was announced
 * @param waiting QUEUED and CALLED entries, in the order in which they will speak
 * @param record how many entries it ever had
 * @param asked how many of them were each person's
 */
public record SpeakerList(
        boolean isOpen,
        Optional<Instant> closesAt,
        PVector<EntryId> waiting,
        int record,
        PMap<PersonId, Integer> asked) {
    static final SpeakerList CLOSED =
            new SpeakerList(false, Optional.empty(), TreePVector.empty(), 0, HashTreePMap.empty());

    public SpeakerList {
        if (closesAt.isPresent() && !isOpen) {
            throw new IllegalStateException("only an open list has a time to close");
        }
    }

    int askedBy(PersonId person) {
        return asked.getOrDefault(person, 0);
    }

    SpeakerList open() {
        return new SpeakerList(true, Optional.empty(), waiting, record, asked);
    }

    SpeakerList close() {
        return new SpeakerList(false, Optional.empty(), waiting, record, asked);
    }

    SpeakerList closingAt(Instant at) {
        return new SpeakerList(true, Optional.of(at), waiting, record, asked);
    }

    boolean opensAs(SpeakerList other) {
        return isOpen == other.isOpen && closesAt.equals(other.closesAt);
    }

    /** Open or closed as the other one was; a time to close that has passed is not set again. */
    SpeakerList openAs(SpeakerList other, Instant now) {
        return new SpeakerList(
                other.isOpen, other.closesAt.filter(at -> at.isAfter(now)), waiting, record, asked);
    }

    SpeakerList added(EntryId entry, PersonId person) {
        return new SpeakerList(
                isOpen,
                closesAt,
                waiting.plus(entry),
                record + 1,
                asked.plus(person, askedBy(person) + 1));
    }

    SpeakerList waiting(PVector<EntryId> next) {
        return new SpeakerList(isOpen, closesAt, next, record, asked);
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
