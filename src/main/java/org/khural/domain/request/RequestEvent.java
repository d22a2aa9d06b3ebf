package org.khural.domain.request;

import java.util.Set;
import java.util.stream.Collectors;
import org.khural.domain.By;
import org.khural.domain.Event;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.RequestId;
import org.khural.domain.Workshop;
import org.khural.domain.floor.Kind;
import org.khural.domain.request.Requests.Request;
import org.khural.domain.request.Requests.Settled;

/** What happened to requests to the chair. */
public sealed interface RequestEvent extends Event {
    Requests change(Requests requests, By by);

    @Override
    default Workshop apply(Workshop workshop, By by) {
        return workshop.with(change(workshop.requests(), by));
    }

    record Requested(RequestId request, PersonId person, Kind kind, Personal<String> text)
            implements RequestEvent {
        @Override
        public Requests change(Requests requests, By by) {
            return requests.plus(new Request(request, person, kind, text, by.at()));
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return Set.of(person);
        }
    }

    record TakenBack(RequestId request) implements RequestEvent {
        @Override
        public Requests change(Requests requests, By by) {
            return requests.without(request);
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return asker(before, request);
        }
    }

    record Granted(RequestId request) implements RequestEvent {
        @Override
        public Requests change(Requests requests, By by) {
            return RequestEvent.settled(requests, request, true, by);
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return asker(before, request);
        }
    }

    record Declined(RequestId request, Personal<String> reason) implements RequestEvent {
        @Override
        public Requests change(Requests requests, By by) {
            var kind = requests.request(request).orElseThrow().kind();
            return requests.settled(request, new Settled(kind, false, reason, by.at()));
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return asker(before, request);
        }
    }

    /** The session is over. */
    record Dropped() implements RequestEvent {
        @Override
        public Requests change(Requests requests, By by) {
            return requests.dropped();
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            var touched =
                    before.requests().pending().stream()
                            .map(Request::person)
                            .collect(Collectors.toSet());
            touched.addAll(before.requests().settled().keySet());
            return touched;
        }
    }

    private static Requests settled(Requests requests, RequestId id, boolean granted, By by) {
        var known = requests.request(id).orElseThrow();
        var reason = Personal.of(known.person(), "");
        return requests.settled(id, new Settled(known.kind(), granted, reason, by.at()));
    }

    private static Set<PersonId> asker(Workshop before, RequestId id) {
        return before.requests().request(id).map(r -> Set.of(r.person())).orElse(Set.of());
    }
}
