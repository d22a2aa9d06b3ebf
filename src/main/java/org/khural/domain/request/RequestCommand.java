package org.khural.domain.request;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.EntryId;
import org.khural.domain.Event;
import org.khural.domain.Personal;
import org.khural.domain.Power;
import org.khural.domain.RequestId;
import org.khural.domain.Text;
import org.khural.domain.Workshop;
import org.khural.domain.agenda.Session;
import org.khural.domain.floor.FloorEntry;
import org.khural.domain.floor.Interruption;
import org.khural.domain.floor.Kind;
import org.khural.domain.request.Requests.Request;

/** The rulebook of requests to the chair (rules 1). */
public sealed interface RequestCommand extends Command {
    record Make(Kind kind, String text) implements RequestCommand {
        public Make {
            text = Text.clean(text);
        }

        @Override
        public Power power() {
            return Power.REQUEST_FLOOR;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            if (by.person().isEmpty()) return reject(RequestRejection.NOT_ATTENDING);
            var person = by.person().get();
            var requests = workshop.requests();
            if (!kind.needsGrant()) return reject(RequestRejection.NOT_SUCH_A_KIND);
            if (workshop.agenda().currentSession().isEmpty()) {
                return reject(RequestRejection.SESSION_NOT_RUNNING);
            }
            if (workshop.attendance().channel(person).isEmpty()) {
                return reject(RequestRejection.NOT_ATTENDING);
            }
            if (text.codePointCount(0, text.length()) > by.limits().note()) {
                return reject(RequestRejection.TEXT_TOO_LONG, "limit", by.limits().note());
            }
            if (requests.of(person).anyMatch(request -> request.kind() == kind)) {
                return reject(RequestRejection.PENDING_ALREADY);
            }
            if (requests.pending().size() >= Requests.MOST) {
                return reject(RequestRejection.TOO_MANY, "limit", Requests.MOST);
            }
            return accept(
                    new RequestEvent.Requested(
                            requests.next(), person, kind, Personal.of(person, text)));
        }
    }

    record TakeBack(RequestId request) implements RequestCommand {
        @Override
        public Power power() {
            return Power.REQUEST_FLOOR;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.requests().request(request);
            if (known.isEmpty()) return Decision.NOTHING;
            return by.is(known.get().person())
                    ? accept(new RequestEvent.TakenBack(request))
                    : reject(RequestRejection.NOT_YOURS);
        }
    }

    /**
     * A technical fault is taken note of. A point of order or a privilege gets the floor at once:
     * the speaker pauses, and speaks on afterwards. {@code current}: who has the floor as the chair
     * sees it.
     */
    record Grant(RequestId request, Optional<EntryId> current, long tenure)
            implements RequestCommand {
        @Override
        public Power power() {
            return Power.RULE_ON_REQUESTS;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return refuse(workshop, by, tenure, request)
                    .orElseGet(
                            () -> {
                                var known = workshop.requests().request(request).orElseThrow();
                                return known.kind() == Kind.TECHNICAL
                                        ? accept(new RequestEvent.Granted(request))
                                        : interrupt(workshop, known);
                            });
        }

        private Decision interrupt(Workshop workshop, Request known) {
            var agenda = workshop.agenda();
            if (agenda.currentSession().filter(Session::isLive).isEmpty()) {
                return reject(RequestRejection.SESSION_NOT_RUNNING);
            }
            if (agenda.active().isEmpty()) return reject(RequestRejection.NO_ITEM_ON);
            var person = known.person();
            var seat = workshop.people().speakingSeat(person);
            var channel = workshop.attendance().channel(person);
            if (seat.isEmpty()) return reject(RequestRejection.NO_SPEAKING_SEAT);
            if (channel.isEmpty()) return reject(RequestRejection.NOT_ATTENDING);
            var into = Interruption.into(workshop.floor());
            if (!into.current().equals(current)) {
                var now = into.current().map(EntryId::value).orElse("");
                return reject(RequestRejection.MOVED_ON, "current", now);
            }
            if (into.isTooDeep()) return reject(RequestRejection.TOO_DEEP);
            if (!into.isBelow(known.kind())) return reject(RequestRejection.NOT_ABOVE);
            List<Event> events =
                    new ArrayList<>(
                            into.by(
                                    workshop,
                                    FloorEntry.Who.of(seat.get(), person),
                                    channel.get(),
                                    known.kind()));
            events.add(new RequestEvent.Granted(request));
            return new Decision.Accepted(events);
        }
    }

    /** {@code reason} reaches the asker alone; may be empty. */
    record Decline(RequestId request, String reason, long tenure) implements RequestCommand {
        public Decline {
            reason = Text.clean(reason);
        }

        @Override
        public Power power() {
            return Power.RULE_ON_REQUESTS;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            if (reason.codePointCount(0, reason.length()) > by.limits().note()) {
                return reject(RequestRejection.TEXT_TOO_LONG, "limit", by.limits().note());
            }
            return refuse(workshop, by, tenure, request)
                    .orElseGet(
                            () -> {
                                var asker = workshop.requests().request(request).orElseThrow();
                                var text = Personal.of(asker.person(), reason);
                                return accept(new RequestEvent.Declined(request, text));
                            });
        }
    }

    private static Optional<Decision> refuse(
            Workshop workshop, By by, long tenure, RequestId request) {
        return workshop.chair()
                .refuse(by, tenure)
                .or(
                        () ->
                                workshop.requests().request(request).isPresent()
                                        ? Optional.empty()
                                        : Optional.of(reject(RequestRejection.UNKNOWN_REQUEST)));
    }
}
