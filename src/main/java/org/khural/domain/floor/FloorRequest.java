package org.khural.domain.floor;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.util.Optional;
import org.khural.domain.Audience;
import org.khural.domain.By;
import org.khural.domain.Decision;
import org.khural.domain.EntryId;
import org.khural.domain.ItemId;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
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
        if (workshop.people().isMuted(person.get()) && !FloorRules.mayActForOthers(workshop, by)) {
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
                                                FloorEntry.Who.of(seat.get(), person.get()),
                                                channel.get(),
                                                via.get())));
    }

    private Optional<Decision> refuseList(PersonId person) {
        return FloorRules.refuseItem(workshop, asked.item())
                .or(() -> refuseKind(asked.kind()))
                .or(this::refuseClosed)
                .or(() -> FloorRules.refuseText(asked.note(), by))
                .or(() -> refuseTooOften(person))
                .or(() -> refuseFull(workshop, asked.item(), by))
                .or(() -> refuseTwice(person));
    }

    static Optional<Decision> refuseKind(Kind kind) {
        return kind.needsGrant()
                ? Optional.of(reject(FloorRejection.KIND_NEEDS_GRANT))
                : Optional.empty();
    }

    /**
     * The chair and the assistant may add to a closed list: that is what closing it leaves to them.
     * A right of reply arises from what was said, so it does not end with the list.
     */
    private Optional<Decision> refuseClosed() {
        boolean isOpen =
                workshop.floor().list(asked.item()).isOpen()
                        || asked.kind() == Kind.RIGHT_OF_REPLY
                        || FloorRules.mayActForOthers(workshop, by);
        return isOpen ? Optional.empty() : Optional.of(reject(FloorRejection.LIST_CLOSED));
    }

    private Optional<Decision> refuseTooOften(PersonId person) {
        int most = by.limits().ofOnePerson();
        boolean isTooOften =
                !FloorRules.mayActForOthers(workshop, by)
                        && workshop.floor().list(asked.item()).askedBy(person) >= most;
        return isTooOften
                ? Optional.of(reject(FloorRejection.ASKED_TOO_OFTEN, "limit", most))
                : Optional.empty();
    }

    static Optional<Decision> refuseFull(Workshop workshop, ItemId item, By by) {
        var list = workshop.floor().list(item);
        int most = by.limits().queue();
        boolean isFull =
                list.waiting().size() + list.aside().size() >= most
                        || list.record() >= by.limits().record();
        return isFull
                ? Optional.of(reject(FloorRejection.LIST_FULL, "limit", most))
                : Optional.empty();
    }

    private Optional<Decision> refuseTwice(PersonId person) {
        return workshop.floor().isWishedAlready(asked.item(), seatOf(person), asked.kind())
                ? Optional.of(reject(FloorRejection.ALREADY_ON_LIST))
                : Optional.empty();
    }

    /** An alternate shares the place of the seat's holder: one seat, one entry. */
    private SeatId seatOf(PersonId person) {
        return workshop.people().speakingSeat(person).orElseThrow().id();
    }

    private FloorEvent requested(FloorEntry.Who who, Channel channel, Via via) {
        return new FloorEvent.FloorRequested(
                nextId(workshop),
                asked.item(),
                who,
                channel,
                via,
                asked.kind(),
                Personal.of(who.person(), asked.note()),
                speech(workshop, asked.item()));
    }

    static EntryId nextId(Workshop workshop) {
        return new EntryId("f" + (workshop.floor().count() + 1));
    }

    /** Planned seconds of a speech on this item. */
    static int speech(Workshop workshop, ItemId item) {
        return workshop.agenda().item(item).orElseThrow().plan().speech();
    }

    private Optional<Via> via(PersonId person) {
        if (by.is(person)) return Optional.of(Via.SELF);
        if (FloorRules.mayActForOthers(workshop, by)) return Optional.of(viaOthers(workshop, by));
        return FloorRules.isHeadOf(workshop, by, person) ? Optional.of(Via.HEAD) : Optional.empty();
    }

    static Via viaOthers(Workshop workshop, By by) {
        return Audience.of(workshop, by.who()).contains(Audience.CHAIR) ? Via.CHAIR : Via.ASSISTANT;
    }
}
