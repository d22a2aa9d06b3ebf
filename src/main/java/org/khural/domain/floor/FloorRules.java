package org.khural.domain.floor;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khural.domain.Audience;
import org.khural.domain.By;
import org.khural.domain.Decision;
import org.khural.domain.EntryId;
import org.khural.domain.Event;
import org.khural.domain.ItemId;
import org.khural.domain.PersonId;
import org.khural.domain.Power;
import org.khural.domain.Workshop;
import org.khural.domain.agenda.Session;
import org.khural.domain.floor.FloorEntry.Stage;

/** Rules that several commands of the floor share. */
final class FloorRules {
    private FloorRules() {}

    /**
     * Why this entry may not be run now: it is unknown, the session is not live, or the asker is
     * neither the holder of the chair in this tenure nor the lead of its item.
     */
    static Optional<Decision> refuse(Workshop workshop, By by, long tenure, EntryId entry) {
        var known = workshop.floor().entry(entry);
        return refuseRunner(workshop, by, tenure, known.map(FloorEntry::item))
                .or(() -> known.isPresent() ? Optional.empty() : unknown());
    }

    private static Optional<Decision> unknown() {
        return Optional.of(reject(FloorRejection.UNKNOWN_ENTRY));
    }

    /** As above, for the list of an item of the running session. */
    static Optional<Decision> refuseList(Workshop workshop, By by, long tenure, ItemId item) {
        return refuseRunner(workshop, by, tenure, Optional.of(item))
                .or(() -> refuseItem(workshop, item));
    }

    static Optional<Decision> refuseItem(Workshop workshop, ItemId item) {
        if (workshop.agenda().item(item).isEmpty()) {
            return Optional.of(reject(FloorRejection.UNKNOWN_ITEM));
        }
        return workshop.agenda().isCurrent(item)
                ? Optional.empty()
                : Optional.of(reject(FloorRejection.SESSION_NOT_LIVE));
    }

    private static Optional<Decision> refuseRunner(
            Workshop workshop, By by, long tenure, Optional<ItemId> item) {
        boolean leads = item.filter(i -> workshop.chair().isLedBy(by, i)).isPresent();
        var refusal = leads ? Optional.<Decision>empty() : workshop.chair().refuse(by, tenure);
        return refusal.or(() -> refuseBreak(workshop));
    }

    static Optional<Decision> refuseBreak(Workshop workshop) {
        return workshop.agenda().currentSession().filter(Session::isLive).isPresent()
                ? Optional.empty()
                : Optional.of(reject(FloorRejection.SESSION_NOT_LIVE));
    }

    static boolean isOn(Workshop workshop, FloorEntry entry) {
        return workshop.agenda().active().equals(Optional.of(entry.item()));
    }

    static Stage onTop(Workshop workshop, EntryId entry) {
        return workshop.floor()
                .current()
                .filter(current -> current.id().equals(entry))
                .map(FloorEntry::stage)
                .orElse(Stage.DONE);
    }

    static Decision end(FloorEntry entry) {
        if (entry.stage() == Stage.DONE) return Decision.NOTHING;
        if (!entry.stage().isOnFloor()) return reject(FloorRejection.NOT_ON_FLOOR);
        return accept(new FloorEvent.Ended(entry.id()));
    }

    /** Ends whoever is on the floor, the interruptions first. */
    static List<Event> endAll(Workshop workshop) {
        List<Event> events = new ArrayList<>();
        workshop.floor().stack().reversed().forEach(id -> events.add(new FloorEvent.Ended(id)));
        return events;
    }

    /** Why this entry can not be given the floor, by an asker who sees {@code current} on it. */
    static Optional<Decision> refuseFloor(
            Workshop workshop, FloorEntry entry, Optional<EntryId> current) {
        var now = workshop.floor().current().map(FloorEntry::id);
        if (!now.equals(current)) {
            var id = now.map(EntryId::value).orElse("");
            return Optional.of(reject(FloorRejection.MOVED_ON, "current", id));
        }
        if (!entry.stage().isWaiting()) return Optional.of(reject(FloorRejection.NOT_WAITING));
        if (!isOn(workshop, entry)) return Optional.of(reject(FloorRejection.ITEM_NOT_ON));
        return Order.isThere(workshop, entry)
                ? Optional.empty()
                : Optional.of(reject(FloorRejection.NOT_ATTENDING));
    }

    static Optional<Decision> refuseText(String text, By by) {
        return text.codePointCount(0, text.length()) > by.limits().note()
                ? Optional.of(reject(FloorRejection.NOTE_TOO_LONG, "limit", by.limits().note()))
                : Optional.empty();
    }

    /** The person's own, or of a member of the delegation that the asker heads. */
    static boolean isOwn(Workshop workshop, By by, PersonId person) {
        return by.is(person) || isHeadOf(workshop, by, person);
    }

    /**
     * An assistant raised the hand, and an assistant asks: a mistake is mended where it was made.
     */
    static boolean isRaisedInHall(Workshop workshop, By by, FloorEntry entry) {
        return entry.via() == Via.ASSISTANT
                && Audience.of(workshop, by.who()).contains(Audience.ASSISTANT);
    }

    /** Who puts people on the list of an item ahead may take them off, until it is taken up. */
    static boolean isInscribed(Workshop workshop, By by, FloorEntry entry) {
        return entry.via() == Via.INSCRIBED
                && !isOn(workshop, entry)
                && Audience.of(workshop, by.who()).stream().anyMatch(Power.INSCRIBE::isGrantedTo);
    }

    static boolean isHeadOf(Workshop workshop, By by, PersonId person) {
        return workshop.people()
                .person(person)
                .flatMap(p -> p.delegation())
                .flatMap(workshop.people()::delegation)
                .flatMap(d -> d.head())
                .filter(by::is)
                .isPresent();
    }

    static boolean mayActForOthers(Workshop workshop, By by) {
        return Audience.of(workshop, by.who()).stream()
                .anyMatch(Power.REQUEST_FLOOR_FOR_OTHERS::isGrantedTo);
    }
}
