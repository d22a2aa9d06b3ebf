package org.khural.domain.floor;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.util.Optional;
import org.khural.domain.Audience;
import org.khural.domain.By;
import org.khural.domain.Decision;
import org.khural.domain.EntryId;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.Power;
import org.khural.domain.SeatId;
import org.khural.domain.Workshop;
import org.khural.domain.attendance.Channel;

/** Deciding one request for the floor, rule by rule. */
record FloorRequest(Workshop workshop, By by, FloorCommand.RequestFloor asked) {
    Decision decide() {
        var asker = by.person();
        var person = asked.person().or(() -> asker);
        if (person.isEmpty() || !workshop.people().isHere(person.get())) {
            return reject(FloorRejection.UNKNOWN_PERSON);
        }
        var via = via(person.get());
        if (via.isEmpty()) return reject(FloorRejection.NOT_YOURS);
        if (workshop.people().isMuted(person.get()) && !mayAddAnybody()) {
            return reject(FloorRejection.MUTED);
        }
        var seat = workshop.people().speakingSeat(person.get());
        if (seat.isEmpty()) return reject(FloorRejection.NO_SPEAKING_SEAT);
        var channel = workshop.attendance().channel(person.get());
        if (channel.isEmpty()) return reject(FloorRejection.NOT_ATTENDING);
        return refuseList(person.get())
                .orElseGet(
                        () ->
                                accept(
                                        requested(
                                                new FloorEntry.Who(
                                                        seat.get().id(),
                                                        person.get(),
                                                        seat.get().delegation()),
                                                channel.get(),
                                                via.get())));
    }

    private Optional<Decision> refuseList(PersonId person) {

        var floor = workshop.floor();
        var list = floor.list(asked.item());
        var most = by.limits().queue();
        if (workshop.agenda().item(asked.item()).isEmpty())
            return Optional.of(reject(FloorRejection.UNKNOWN_ITEM));
        if (!workshop.agenda().isCurrent(asked.item())) {
            return Optional.of(reject(FloorRejection.SESSION_NOT_LIVE));
        }
        if (asked.kind().needsGrant()) return Optional.of(reject(FloorRejection.KIND_NEEDS_GRANT));
        // The chair and the assistant may add to a closed list: that is what closing it leaves to
        // them.
        if (!list.isOpen() && !mayAddAnybody())
            return Optional.of(reject(FloorRejection.LIST_CLOSED));
        if (asked.note().codePointCount(0, asked.note().length()) > by.limits().note()) {
            return Optional.of(reject(FloorRejection.NOTE_TOO_LONG, "limit", by.limits().note()));
        }
        if (!mayAddAnybody() && list.askedBy(person) >= by.limits().ofOnePerson()) {
            return Optional.of(
                    reject(FloorRejection.ASKED_TOO_OFTEN, "limit", by.limits().ofOnePerson()));
        }
        if (list.waiting().size() >= most || list.record() >= by.limits().record()) {
            return Optional.of(reject(FloorRejection.LIST_FULL, "limit", most));
        }
        return floor.isWishedAlready(asked.item(), seatOf(person), asked.kind())
                ? Optional.of(reject(FloorRejection.ALREADY_ON_LIST))
                : Optional.empty();
    }

    /** An alternate shares the place of the seat's holder: one seat, one entry. */
    private SeatId seatOf(PersonId person) {
        return workshop.people().speakingSeat(person).orElseThrow().id();
    }

    private FloorEvent requested(FloorEntry.Who who, Channel channel, Via via) {

        return new FloorEvent.FloorRequested(
                new EntryId("f" + (workshop.floor().count() + 1)),
                asked.item(),
                who,
                channel,
                via,
                asked.kind(),
                Personal.of(who.person(), asked.note()),
                workshop.agenda().item(asked.item()).orElseThrow().plan().speech());
    }

    private Optional<Via> via(PersonId person) {
        if (by.is(person)) return Optional.of(Via.SELF);
        var audiences = Audience.of(workshop, by.who());
        if (audiences.contains(Audience.CHAIR)) return Optional.of(Via.CHAIR);
        if (audiences.contains(Audience.ASSISTANT)) return Optional.of(Via.ASSISTANT);
        return isHeadOf(workshop, by, person) ? Optional.of(Via.HEAD) : Optional.empty();
    }

    private boolean mayAddAnybody() {
        return Audience.of(workshop, by.who()).stream()
                .anyMatch(Power.REQUEST_FLOOR_FOR_OTHERS::isGrantedTo);
    }

    static boolean isOwn(Workshop workshop, By by, PersonId person) {
        return by.is(person) || isHeadOf(workshop, by, person);
    }

    private static boolean isHeadOf(Workshop workshop, By by, PersonId person) {
        return workshop.people()
                .person(person)
                .flatMap(p -> p.delegation())
                .flatMap(workshop.people()::delegation)
                .flatMap(d -> d.head())
                .filter(by::is)
                .isPresent();
    }
}
