package org.khural.domain.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khural.domain.people.PeopleRejection.*;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.khural.domain.AccessRejection;
import org.khural.domain.Actor;
import org.khural.domain.Decision;
import org.khural.domain.DelegationId;
import org.khural.domain.Limits;
import org.khural.domain.PersonId;
import org.khural.domain.Rejection;
import org.khural.domain.people.ImportPeople.NewDelegation;
import org.khural.domain.people.ImportPeople.Row;
import org.khural.support.Scenario;

/** Many people at once: all of a batch or none, and a refusal names the row. */
class ImportTest {
    private static final DelegationId ACADEMY = new DelegationId("academy");
    private static final NewDelegation NEW_ACADEMY = new NewDelegation(ACADEMY, text("Academy"), 4);
    private static final PersonId HEAD = new PersonId("head");
    private static final PersonId DEPUTY = new PersonId("deputy");

    @Test
    void a_batch_brings_a_delegation_its_head_its_members_and_an_alternate() {
        given(invited())
                .when(ORGANISER, batch(row(HEAD).headed(), row(DEPUTY).alternateOf(HEAD)))
                .then(w -> assertThat(w.people().delegation(ACADEMY).get().head()).contains(HEAD))
                .then(w -> assertThat(w.people().count()).isEqualTo(ALL.size() + 2))
                .then(
                        w ->
                                assertThat(w.people().speakingSeat(DEPUTY).get().holder())
                                        .isEqualTo(HEAD));
    }

    @Test
    void a_delegation_that_is_there_stays_as_it_is() {
        var renamed = new NewDelegation(UNIVERSITY, text("Another name"), 9);
        var asked = new ImportPeople(List.of(renamed), List.of(row(HEAD).of(UNIVERSITY).build()));
        given(invited())
                .when(ORGANISER, asked)
                .then(w -> assertThat(w.people().delegation(UNIVERSITY).get().rank()).isEqualTo(2));
    }

    @Test
    void a_refusal_names_the_row_and_nothing_of_the_batch_happens() {
        refused(batch(row(HEAD), row(DEAN)), PERSON_EXISTS, Map.of("row", 2));
        refused(batch(row(HEAD), row(HEAD)), PERSON_EXISTS, Map.of("row", 2));
        refused(
                batch(row(HEAD).of(new DelegationId("nowhere"))),
                UNKNOWN_DELEGATION,
                Map.of("row", 1));
        refused(
                batch(row(HEAD), row(DEPUTY).alternateOf(EXPERT)),
                NOT_AN_ALTERNATE,
                Map.of("row", 2));
        refused(
                batch(row(DEPUTY).alternateOf(HEAD), row(HEAD)),
                NOT_AN_ALTERNATE,
                Map.of("row", 1));
    }

    @Test
    void the_limit_counts_row_by_row() {
        var almost = invited().within(new Limits(ALL.size() + 1, 300, 200, 250));
        assertThat(almost.decide(Actor.of(ORGANISER), batch(row(HEAD), row(DEPUTY))))
                .isEqualTo(
                        new Decision.Rejected(TOO_MANY, Map.of("row", 2, "limit", ALL.size() + 1)));
    }

    @Test
    void a_batch_is_bounded_and_its_addresses_are_addresses() {
        var tooMany = new ArrayList<>(Collections.nCopies(101, row(HEAD).build()));
        assertThatThrownBy(() -> new ImportPeople(List.of(), tooMany))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ImportPeople(List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        for (var wrong : List.of("name", "a@b", "a b@example.org", "a@example.org\nBcc: b@c.org")) {
            assertThatThrownBy(() -> row(HEAD).at(wrong).build())
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void only_an_organiser_imports() {
        given(invited())
                .when(CHAIR, batch(row(HEAD)))
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "PREPARE");
    }

    private static void refused(ImportPeople asked, Rejection reason, Map<String, Object> args) {
        Scenario before = invited();
        assertThat(before.decide(Actor.of(ORGANISER), asked))
                .isEqualTo(new Decision.Rejected(reason, args));
    }

    private static ImportPeople batch(Line... lines) {
        return new ImportPeople(
                List.of(NEW_ACADEMY), List.of(lines).stream().map(Line::build).toList());
    }

    private static Line row(PersonId person) {
        return new Line(person, ACADEMY, false, Optional.empty(), Optional.empty());
    }

    private record Line(
            PersonId person,
            DelegationId delegation,
            boolean head,
            Optional<PersonId> holder,
            Optional<String> address) {
        Line of(DelegationId other) {
            return new Line(person, other, head, holder, address);
        }

        Line headed() {
            return new Line(person, delegation, true, holder, address);
        }

        Line alternateOf(PersonId other) {
            return new Line(person, delegation, head, Optional.of(other), address);
        }

        Line at(String other) {
            return new Line(person, delegation, head, holder, Optional.of(other));
        }

        Row build() {
            return new Row(
                    person, Optional.of(delegation), card("X"), 1, Set.of(), head, holder, address);
        }
    }
}
