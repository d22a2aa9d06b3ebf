package org.khural.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.khural.domain.AccessRejection;
import org.khural.domain.Actor;
import org.khural.domain.Audience;
import org.khural.domain.Command;
import org.khural.domain.RequestId;
import org.khural.domain.chair.ChairCommand;
import org.khural.domain.chair.ChairRejection;
import org.khural.domain.display.DisplayCommand;
import org.khural.domain.floor.FloorCommand;
import org.khural.domain.floor.FloorCommand.GiveFloor;
import org.khural.domain.request.RequestCommand;
import org.khural.domain.session.LeadCommand.*;
import org.khural.support.Scenario;

/** Rules 1, the discussion lead: the floor of one item, and not more. */
class LeadTest {
    private static final GrantLead GRANT = new GrantLead(EXPERT, PLANS, Optional.of(10), TENURE);

    private static Scenario led() {
        return session().attending(EXPERT).queued(DEAN, GUEST).and(CHAIR, GRANT);
    }

    @Test
    void the_lead_runs_the_queue_and_the_clock_of_the_item() {
        given(led())
                .then(w -> assertThat(audiences(w, EXPERT)).contains(Audience.LEAD))
                .when(EXPERT, new GiveFloor(entry(1), Optional.empty(), TENURE))
                .when(EXPERT, new FloorCommand.Pause(entry(1), TENURE))
                .when(EXPERT, new FloorCommand.End(entry(1), TENURE))
                .when(EXPERT, new DisplayCommand.ChooseScene(Optional.empty()))
                .thenAccepted();
    }

    @Test
    void the_chair_always_may() {
        given(led()).when(CHAIR, new GiveFloor(entry(1), Optional.empty(), TENURE)).thenAccepted();
    }

    @ParameterizedTest
    @MethodSource("notForTheLead")
    void what_is_the_chairs_alone(Command command) {
        given(led())
                .when(EXPERT, command)
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", command.power().name());
    }

    static List<Command> notForTheLead() {
        return List.of(
                new SessionCommand.CloseSession(MORNING, TENURE),
                takeUp(LESSONS, Optional.of(PLANS)),
                GRANT,
                new RequestCommand.Grant(new RequestId("r1"), Optional.empty(), TENURE),
                new ChairCommand.HandOverChair(EXPERT, TENURE));
    }

    @Test
    void another_item_is_not_the_leads() {
        given(led())
                .when(EXPERT, new FloorCommand.OpenList(LESSONS, TENURE))
                .thenRejected(ChairRejection.HELD_BY_ANOTHER, "holder", "chair");
    }

    @Test
    void recalled_the_lead_may_not_even_take_back() {
        var given = led().and(EXPERT, new GiveFloor(entry(1), Optional.empty(), TENURE));
        long act = given.workshop().undo().count();
        given(given).when(EXPERT, new SessionCommand.Undo(act, TENURE)).thenAccepted();
        given(given)
                .when(CHAIR, new RecallLead(TENURE))
                .then(w -> assertThat(audiences(w, EXPERT)).doesNotContain(Audience.LEAD))
                .when(EXPERT, new SessionCommand.Undo(act, TENURE))
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "RUN_FLOOR");
    }

    @Test
    void the_lead_takes_back_only_the_own_acts() {
        var given = led().and(CHAIR, new GiveFloor(entry(1), Optional.empty(), TENURE));
        given(given)
                .when(EXPERT, new SessionCommand.Undo(given.workshop().undo().count(), TENURE))
                .thenRejected(ChairRejection.HELD_BY_ANOTHER, "holder", "chair");
    }

    @Test
    void it_ends_by_being_returned_on_time_or_with_the_item() {
        given(led())
                .when(EXPERT, new ReturnLead())
                .then(w -> assertThat(w.chair().lead()).isEmpty());
        var due = led().workshop().nextDeadline().orElseThrow();
        given(led().after(599)).when(Actor.SYSTEM, due.command()).thenNothing();
        given(led().after(600))
                .when(Actor.SYSTEM, due.command())
                .then(w -> assertThat(w.chair().lead()).isEmpty());
        given(led())
                .when(CHAIR, takeUp(LESSONS, Optional.of(PLANS)))
                .then(w -> assertThat(w.chair().lead()).isEmpty());
    }

    @Test
    void taking_back_the_change_of_item_brings_the_lead_back() {
        var moved = led().and(CHAIR, takeUp(LESSONS, Optional.of(PLANS)));
        given(moved)
                .when(CHAIR, new SessionCommand.Undo(moved.workshop().undo().count(), TENURE))
                .then(w -> assertThat(w.chair().lead()).isPresent());
    }

    @Test
    void a_lapse_of_the_chair_leaves_the_lead() {
        given(led())
                .when(Actor.SYSTEM, new ChairCommand.LapseChair(TENURE))
                .when(EXPERT, new GiveFloor(entry(1), Optional.empty(), TENURE))
                .thenAccepted();
    }

    private static Iterable<Audience> audiences(
            org.khural.domain.Workshop workshop, org.khural.domain.PersonId person) {
        return Audience.of(workshop, Actor.of(person));
    }
}
