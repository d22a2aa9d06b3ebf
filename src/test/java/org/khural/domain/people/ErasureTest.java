package org.khural.domain.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.domain.people.PeopleRejection.*;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.khural.domain.Actor;
import org.khural.domain.Audience;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.Workshop;
import org.khural.domain.floor.FloorCommand.*;
import org.khural.domain.floor.Kind;
import org.khural.domain.people.PeopleCommand.ConfirmKeyDestroyed;
import org.khural.domain.people.PeopleCommand.ErasePerson;
import org.khural.domain.people.PeopleCommand.IssueLink;
import org.khural.domain.session.SessionCommand.Undo;
import org.khural.support.Scenario;

/** House rule 10: erasing a person leaves nothing of what is personal anywhere in the state. */
class ErasureTest {
    private static final String SECRET = "SECRET";

    /** The expert's card and note, on record and in what could still be taken back. */
    private static Scenario spoken() {
        return session()
                .attending(EXPERT)
                .and(ORGANISER, new IssueLink(EXPERT, "link-of-expert"))
                .and(
                        ORGANISER,
                        new PeopleCommand.EditPerson(
                                EXPERT, Optional.of(INSTITUTE), card(SECRET), 1, Set.of()))
                .and(EXPERT, new RequestFloor(PLANS, Optional.empty(), Kind.STATEMENT, SECRET))
                .and(CHAIR, new Call(entry(1), TENURE))
                .and(CHAIR, new GiveFloor(entry(1), Optional.empty(), TENURE))
                .and(CHAIR, new End(entry(1), TENURE))
                .queued(DEAN)
                .and(CHAIR, new Remove(entry(2), TENURE));
    }

    @Test
    void no_plaintext_of_the_person_is_left_in_the_state() {
        assertThat(plaintextOf(EXPERT, spoken().workshop())).isNotEmpty();
        given(spoken())
                .when(ORGANISER, new ErasePerson(EXPERT))
                .thenHappened(new PeopleEvent.PersonErased(EXPERT))
                .then(w -> assertThat(plaintextOf(EXPERT, w)).isEmpty())
                .then(w -> assertThat(plaintextOf(DEAN, w)).isNotEmpty());
    }

    @Test
    void the_person_has_no_role_no_link_no_seat_and_attends_nothing() {
        given(spoken())
                .when(ORGANISER, new ErasePerson(EXPERT))
                .then(w -> assertThat(Audience.of(w, Actor.of(EXPERT))).isEmpty())
                .then(w -> assertThat(w.people().speakingSeat(EXPERT)).isEmpty())
                .then(w -> assertThat(w.people().person(EXPERT).get().link()).isEmpty())
                .then(w -> assertThat(w.attendance().channel(EXPERT)).isEmpty())
                .then(w -> assertThat(Plate.of(w.people(), EXPERT)).isEqualTo(nameless(EXPERT)))
                .then(
                        w ->
                                assertThat(PeopleView.of(w, Audience.ORGANISER).order())
                                        .doesNotContain(EXPERT));
    }

    @Test
    void the_record_of_the_speech_stays_without_the_note() {
        var used = spoken().workshop().floor().entry(entry(1)).get().clock();
        given(spoken())
                .when(ORGANISER, new ErasePerson(EXPERT))
                .then(w -> assertThat(w.floor().entry(entry(1)).get().clock()).isEqualTo(used))
                .then(
                        w ->
                                assertThat(w.floor().entry(entry(1)).get().note())
                                        .isEqualTo(Personal.erased(EXPERT)));
    }

    @Test
    void what_concerned_the_person_is_not_taken_back_and_what_did_not_is() {
        var erased = spoken().and(ORGANISER, new ErasePerson(EXPERT));
        given(erased)
                .when(CHAIR, new Undo(4, TENURE))
                .thenRejected(org.khural.domain.session.SessionRejection.NOTHING_TO_UNDO);
        var last = erased.workshop().undo().count();
        given(erased).when(CHAIR, new Undo(last, TENURE)).thenAccepted();
    }

    @Test
    void the_key_is_pending_until_it_is_destroyed() {
        given(invited())
                .when(Actor.SYSTEM, new ConfirmKeyDestroyed(DEAN))
                .thenNothing()
                .when(ORGANISER, new ErasePerson(DEAN))
                .then(w -> assertThat(w.people().erasing()).containsExactly(DEAN))
                .when(Actor.SYSTEM, new ConfirmKeyDestroyed(DEAN))
                .thenHappened(new PeopleEvent.KeyDestroyed(DEAN))
                .then(w -> assertThat(w.people().erasing()).isEmpty())
                .when(Actor.SYSTEM, new ConfirmKeyDestroyed(DEAN))
                .thenNothing();
    }

    @Test
    void erased_twice_is_erased_once_and_for_ever() {
        given(invited())
                .when(ORGANISER, new ErasePerson(DEAN))
                .when(ORGANISER, new ErasePerson(DEAN))
                .thenNothing()
                .when(
                        ORGANISER,
                        new PeopleCommand.AddPerson(DEAN, Optional.empty(), card("X"), 1, Set.of()))
                .thenRejected(PERSON_EXISTS);
        given(invited()).when(ORGANISER, new ErasePerson(STRANGER)).thenRejected(UNKNOWN_PERSON);
    }

    @Test
    void who_chairs_waits_or_speaks_ends_that_first() {
        given(session()).when(ORGANISER, new ErasePerson(CHAIR)).thenRejected(HOLDS_CHAIR);
        given(session().queued(DEAN))
                .when(ORGANISER, new ErasePerson(DEAN))
                .thenRejected(STILL_ON_LIST);
        given(session().speaking(DEAN))
                .when(ORGANISER, new ErasePerson(DEAN))
                .thenRejected(STILL_ON_LIST);
    }

    private static Plate nameless(PersonId person) {
        return new Plate(person, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Looks into every record, map and list of the state, so that no place can be forgotten. */
    private static Collection<Personal<?>> plaintextOf(PersonId person, Workshop workshop) {
        var found = new IdentityHashMap<Personal<?>, Boolean>();
        search(workshop, person, found, new IdentityHashMap<>());
        return found.keySet();
    }

    private static void search(
            Object thing,
            PersonId person,
            Map<Personal<?>, Boolean> found,
            Map<Object, Boolean> seen) {
        if (thing == null || seen.put(thing, true) != null) return;
        switch (thing) {
            case Personal<?> personal -> {
                if (personal.of().equals(person) && personal.value().isPresent()) {
                    found.put(personal, true);
                }
            }
            case Map<?, ?> map -> {
                map.keySet().forEach(key -> search(key, person, found, seen));
                map.values().forEach(value -> search(value, person, found, seen));
            }
            case Iterable<?> many -> many.forEach(each -> search(each, person, found, seen));
            case Optional<?> one -> one.ifPresent(each -> search(each, person, found, seen));
            case Record record -> {
                for (var component : record.getClass().getRecordComponents()) {
                    search(read(record, component), person, found, seen);
                }
            }
            case String text -> assertThat(text).doesNotContain(SECRET);
            default -> {}
        }
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
