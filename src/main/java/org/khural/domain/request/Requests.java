package org.khural.domain.request;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.RequestId;
import org.khural.domain.floor.Kind;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What people ask of the chair, oldest first, and how each person's last request ended.
 *
 * @param count how many there ever were; the next one's id
 */
public record Requests(PVector<Request> pending, PMap<PersonId, Settled> settled, long count) {
    public static final Requests NONE = new Requests(TreePVector.empty(), HashTreePMap.empty(), 0);

    static final int MOST = 100;

    /** {@code text}: what it is about, in the asker's words; may be empty. */
    public record Request(
            RequestId id, PersonId person, Kind kind, Personal<String> text, Instant at) {}

    /** {@code reason}: the chair's, for the asker alone; may be empty. */
    public record Settled(Kind kind, boolean isGranted, Personal<String> reason, Instant at) {}

    public Optional<Request> request(RequestId id) {
        return pending.stream().filter(request -> request.id().equals(id)).findFirst();
    }

    public Stream<Request> of(PersonId person) {
        return pending.stream().filter(request -> request.person().equals(person));
    }

    public boolean isEmpty() {
        return pending.isEmpty() && settled.isEmpty();
    }

    RequestId next() {
        return new RequestId("r" + (count + 1));
    }

    Requests plus(Request request) {
        return new Requests(pending.plus(request), settled.minus(request.person()), count + 1);
    }

    Requests without(RequestId id) {
        return request(id)
                .map(gone -> new Requests(pending.minus(gone), settled, count))
                .orElse(this);
    }

    Requests settled(RequestId id, Settled how) {
        return request(id)
                .map(
                        done ->
                                new Requests(
                                        pending.minus(done),
                                        settled.plus(done.person(), how),
                                        count))
                .orElse(this);
    }

    /** A session is over, and with it what was asked of its chair. */
    Requests dropped() {
        return new Requests(TreePVector.empty(), HashTreePMap.empty(), count);
    }

    /** The next request is numbered after those of the other, too. */
    public Requests countingFrom(Requests other) {
        return new Requests(pending, settled, Math.max(count, other.count));
    }

    public Requests forget(PersonId person) {
        var kept =
                TreePVector.from(pending.stream().filter(r -> !r.person().equals(person)).toList());
        return kept.size() == pending.size() && !settled.containsKey(person)
                ? this
                : new Requests(kept, settled.minus(person), count);
    }
}
