package org.khural.domain.floor;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
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
 * @param aside REQUESTED and PASSED entries: hopes without a place
 * @param record how many entries it ever had
 * @param asked how many of them were each person's
 */
public record SpeakerList(
        boolean isOpen,
        Optional<Instant> closesAt,
        Terms terms,
        PVector<EntryId> waiting,
        PVector<EntryId> aside,
        int record,
        PMap<PersonId, Integer> asked) {
    static final SpeakerList CLOSED =
            new SpeakerList(
                    false,
                    Optional.empty(),
                    Terms.USUAL,
                    TreePVector.empty(),
                    TreePVector.empty(),
                    0,
                    HashTreePMap.empty());

    public SpeakerList {
        if (closesAt.isPresent() && !isOpen) {
            throw new IllegalStateException("only an open list has a time to close");
        }
    }

    /** Everybody who hopes to speak, with a place or without. */
    public Stream<EntryId> pending() {
        return Stream.concat(waiting.stream(), aside.stream());
    }

    public boolean isEmpty() {
        return waiting.isEmpty() && aside.isEmpty();
    }

    int askedBy(PersonId person) {
        return asked.getOrDefault(person, 0);
    }

    SpeakerList open() {
        return as(true, Optional.empty(), terms);
    }

    SpeakerList close() {
        return as(false, Optional.empty(), terms);
    }

    SpeakerList closingAt(Instant at) {
        return as(true, Optional.of(at), terms);
    }

    SpeakerList on(Terms next) {
        return as(isOpen, closesAt, next);
    }

    boolean opensAs(SpeakerList other) {
        return isOpen == other.isOpen
                && closesAt.equals(other.closesAt)
                && terms.equals(other.terms);
    }

    /** Open or closed as the other one was; a time to close that has passed is not set again. */
    SpeakerList openAs(SpeakerList other, Instant now) {
        return as(other.isOpen, other.closesAt.filter(at -> at.isAfter(now)), other.terms);
    }

    /** One more wish of this person on the record. */
    SpeakerList counting(PersonId person) {
        return counted(person, 1);
    }

    /** The wish went to another list, or turned out to be another person's. */
    SpeakerList discounting(PersonId person) {
        return counted(person, -1);
    }

    private SpeakerList counted(PersonId person, int by) {
        int next = askedBy(person) + by;
        return new SpeakerList(
                isOpen,
                closesAt,
                terms,
                waiting,
                aside,
                record + by,
                next == 0 ? asked.minus(person) : asked.plus(person, next));
    }

    SpeakerList waiting(PVector<EntryId> next) {
        return new SpeakerList(isOpen, closesAt, terms, next, aside, record, asked);
    }

    private SpeakerList aside(PVector<EntryId> next) {
        return new SpeakerList(isOpen, closesAt, terms, waiting, next, record, asked);
    }

    SpeakerList without(EntryId entry) {
        var rest = waiting.contains(entry) ? waiting(waiting.minus(entry)) : this;
        return rest.aside.contains(entry) ? rest.aside(rest.aside.minus(entry)) : rest;
    }

    /** Last of those that its stage puts it among; taken from where it was. */
    SpeakerList holding(FloorEntry entry) {
        var rest = without(entry.id());
        return entry.stage().isWaiting()
                ? rest.waiting(rest.waiting.plus(entry.id()))
                : rest.aside(rest.aside.plus(entry.id()));
    }

    /** Before {@code other} if it waits, else last. */
    SpeakerList placed(EntryId entry, Optional<EntryId> other) {
        var rest = without(entry);
        int at = other.map(rest.waiting::indexOf).filter(i -> i >= 0).orElse(rest.waiting.size());
        return rest.waiting(rest.waiting.plus(at, entry));
    }

    private SpeakerList as(boolean isOpen, Optional<Instant> closesAt, Terms terms) {
        return new SpeakerList(isOpen, closesAt, terms, waiting, aside, record, asked);
    }
}
