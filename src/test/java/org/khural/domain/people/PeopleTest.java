package org.khural.domain.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khural.domain.people.PeopleRejection.*;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.khural.domain.AccessRejection;
import org.khural.domain.Actor;
import org.khural.domain.Audience;
import org.khural.domain.DelegationId;
import org.khural.domain.Limits;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.people.PeopleCommand.*;
import org.khural.support.Scenario;

/** Delegations, people, roles and links. */
class PeopleTest {
    private static final DelegationId ACADEMY = new DelegationId("academy");
    private static final PersonId NEW = new PersonId("newcomer");
    private static final Optional<DelegationId> NONE = Optional.empty();

    @Test
    void a_person_is_added_once_and_holds_a_seat() {
        var add = new AddPerson(NEW, Optional.of(UNIVERSITY), card("Fellow"), 3, Set.of());
        given(invited())
                .when(ORGANISER, add)
                .then(w -> assertThat(w.people().speakingSeat(NEW)).isPresent())
                .then(
                        w ->
                                assertThat(w.people().speakingSeat(NEW).get().delegation())
                                        .contains(UNIVERSITY))
                .then(w -> assertThat(w.people().count()).isEqualTo(ALL.size() + 1))
                .when(ORGANISER, add)
                .thenRejected(PERSON_EXISTS);
        var ofTheFloor = new PersonId("unknown-f1");
        given(invited())
                .when(ORGANISER, new AddPerson(ofTheFloor, NONE, card("X"), 1, Set.of()))
                .thenRejected(PERSON_EXISTS);
        given(invited())
                .when(ORGANISER, new AddPerson(NEW, Optional.of(ACADEMY), card("X"), 1, Set.of()))
                .thenRejected(UNKNOWN_DELEGATION);
        given(invited())
                .when(CHAIR, add)
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "PREPARE");
    }

    @Test
    void limits_hold_for_people_and_for_delegations() {
        var full = invited().within(new Limits(ALL.size(), 300, 200, 250));
        given(full)
                .when(ORGANISER, new AddPerson(NEW, NONE, card("X"), 1, Set.of()))
                .thenRejected(TOO_MANY, "limit", ALL.size());
        given(invited().within(new Limits(3, 300, 200, 250)))
                .when(ORGANISER, new AddDelegation(ACADEMY, text("Academy"), 1))
                .thenRejected(TOO_MANY, "limit", 3);
    }

    @Test
    void roles_decide_what_somebody_sees() {
        given(invited())
                .when(ORGANISER, edit(DEAN, Optional.of(UNIVERSITY), Role.ASSISTANT))
                .then(
                        w ->
                                assertThat(Audience.of(w, Actor.of(DEAN)))
                                        .containsExactly(Audience.ASSISTANT, Audience.PARTICIPANT))
                .when(ORGANISER, edit(DEAN, Optional.of(UNIVERSITY)))
                .then(
                        w ->
                                assertThat(Audience.of(w, Actor.of(DEAN)))
                                        .containsExactly(Audience.PARTICIPANT));
        given(invited()).when(ORGANISER, edit(STRANGER, NONE)).thenRejected(UNKNOWN_PERSON);
        given(invited())
                .when(ORGANISER, edit(DEAN, Optional.of(ACADEMY)))
                .thenRejected(UNKNOWN_DELEGATION);
    }

    @Test
    void there_is_always_an_organiser() {
        given(invited()).when(ORGANISER, edit(ORGANISER, NONE)).thenRejected(LAST_ORGANISER);
        given(invited()).when(ORGANISER, new ErasePerson(ORGANISER)).thenRejected(LAST_ORGANISER);
        given(invited())
                .when(ORGANISER, edit(DEAN, Optional.of(UNIVERSITY), Role.ORGANISER))
                .when(ORGANISER, edit(ORGANISER, NONE))
                .when(ORGANISER, edit(DEAN, NONE))
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "PREPARE");
    }

    @Test
    void a_delegation_is_headed_by_one_of_its_members() {
        given(invited())
                .when(ORGANISER, headed(INSTITUTE, EXPERT))
                .then(w -> assertThat(head(w.people(), INSTITUTE)).contains(EXPERT))
                .when(ORGANISER, headed(INSTITUTE, EXPERT))
                .thenNothing();
        given(invited())
                .when(ORGANISER, headed(INSTITUTE, RECTOR))
                .thenRejected(HEAD_NOT_OF_DELEGATION);
        given(invited())
                .when(ORGANISER, headed(INSTITUTE, STRANGER))
                .thenRejected(HEAD_NOT_OF_DELEGATION);
        given(invited().and(ORGANISER, new ErasePerson(EXPERT)))
                .when(ORGANISER, headed(INSTITUTE, EXPERT))
                .thenRejected(HEAD_NOT_OF_DELEGATION);
        given(invited()).when(ORGANISER, headed(ACADEMY, EXPERT)).thenRejected(UNKNOWN_DELEGATION);
    }

    @Test
    void a_head_who_leaves_or_is_erased_heads_nothing() {
        given(invited())
                .when(ORGANISER, edit(RECTOR, Optional.of(INSTITUTE)))
                .then(w -> assertThat(head(w.people(), UNIVERSITY)).isEmpty());
        given(invited())
                .when(ORGANISER, edit(RECTOR, Optional.of(UNIVERSITY)))
                .then(w -> assertThat(head(w.people(), UNIVERSITY)).contains(RECTOR));
        given(invited())
                .when(ORGANISER, new ErasePerson(RECTOR))
                .then(w -> assertThat(head(w.people(), UNIVERSITY)).isEmpty());
    }

    @Test
    void only_an_empty_delegation_goes() {
        given(invited())
                .when(ORGANISER, new RemoveDelegation(INSTITUTE))
                .thenRejected(DELEGATION_NOT_EMPTY);
        given(invited().and(ORGANISER, new ErasePerson(EXPERT)))
                .when(ORGANISER, new RemoveDelegation(INSTITUTE))
                .thenHappened(new PeopleEvent.DelegationRemoved(INSTITUTE))
                .when(ORGANISER, new RemoveDelegation(INSTITUTE))
                .thenNothing();
        given(invited())
                .when(ORGANISER, new AddDelegation(INSTITUTE, text("X"), 1))
                .thenRejected(DELEGATION_EXISTS);
    }

    @Test
    void renaming_a_delegation_touches_the_page_of_each_member() {
        var renamed =
                new PeopleEvent.DelegationSet(
                        new Delegation(UNIVERSITY, text("Academy"), 1, Optional.empty()));
        assertThat(renamed.touches(invited().workshop())).isEqualTo(Set.of(RECTOR, DEAN));
    }

    @Test
    void one_link_works_at_a_time() {
        given(invited())
                .when(ORGANISER, new IssueLink(DEAN, "link-one"))
                .then(w -> assertThat(link(w.people(), DEAN)).contains("link-one"))
                .when(ORGANISER, new IssueLink(DEAN, "link-one"))
                .thenNothing()
                .when(ORGANISER, new IssueLink(DEAN, "link-two"))
                .then(w -> assertThat(link(w.people(), DEAN)).contains("link-two"))
                .when(ORGANISER, new RevokeLink(DEAN))
                .then(w -> assertThat(link(w.people(), DEAN)).isEmpty())
                .when(ORGANISER, new RevokeLink(DEAN))
                .thenNothing();
        given(invited())
                .when(ORGANISER, new IssueLink(STRANGER, "link-one"))
                .thenRejected(UNKNOWN_PERSON);
        given(invited()).when(ORGANISER, new RevokeLink(STRANGER)).thenRejected(UNKNOWN_PERSON);
        given(invited())
                .when(CHAIR, new IssueLink(DEAN, "link-one"))
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "MANAGE_LINKS");
        assertThatThrownBy(() -> new IssueLink(DEAN, "short"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_card_has_a_name_or_a_capacity_of_at_most_200_characters() {
        assertThatThrownBy(() -> new Card(Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> card("x".repeat(201)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(card("\uD83D\uDC69".repeat(200)).capacity().get().longest()).isEqualTo(200);
        assertThat(
                        new Card(
                                        Optional.of(LocalizedText.of("mn", "Нэр", "en", "Name")),
                                        Optional.empty())
                                .name()
                                .get()
                                .texts())
                .containsKeys("en", "mn");
        assertThatThrownBy(() -> new AddPerson(NEW, NONE, card("X"), 0, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everybody_is_shown_in_order_of_protocol_up_to_two_hundred() {
        var view = PeopleView.of(invited().workshop(), Audience.CHAIR);
        assertThat(view.order())
                .containsExactly(CHAIR, VICE, DEAN, RECTOR, EXPERT, ASSISTANT, GUEST, ORGANISER);
        assertThat(view.count()).isEqualTo(ALL.size());
        assertThat(view.people()).containsOnlyKeys(ALL);

        Scenario many = invited();
        for (int i = ALL.size(); i <= PeopleView.WHOLE; i++) {
            many = many.and(new AddPerson(new PersonId("p" + i), NONE, card("X"), 2, Set.of()));
        }
        var paged = PeopleView.of(many.workshop(), Audience.CHAIR);
        assertThat(paged.count()).isEqualTo(PeopleView.WHOLE + 1);
        assertThat(paged.people()).isEmpty();
        assertThat(PeopleView.page(many.workshop(), Audience.CHAIR, 0, 2)).hasSize(2);
        assertThat(PeopleView.page(many.workshop(), Audience.CHAIR, 200, 50)).hasSize(1);
    }

    private static EditPerson edit(
            PersonId person, Optional<DelegationId> delegation, Role... roles) {
        return new EditPerson(person, delegation, card("New"), 1, Set.of(roles));
    }

    private static EditDelegation headed(DelegationId delegation, PersonId head) {
        return new EditDelegation(delegation, text("Name"), 3, Optional.of(head));
    }

    private static Optional<PersonId> head(People people, DelegationId delegation) {
        return people.delegation(delegation).orElseThrow().head();
    }

    private static Optional<String> link(People people, PersonId person) {
        return people.person(person).orElseThrow().link();
    }
}
