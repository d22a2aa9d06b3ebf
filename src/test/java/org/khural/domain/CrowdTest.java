package org.khural.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Cast.*;
import static org.khural.support.Polling.*;
import static org.khural.support.Scenario.*;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.khural.domain.attendance.AttendanceCommand.Attend;
import org.khural.domain.attendance.Channel;
import org.khural.domain.floor.FloorCommand.*;
import org.khural.domain.people.People;
import org.khural.domain.people.PeopleCommand.AddPerson;
import org.khural.domain.people.PeopleView;
import org.khural.domain.poll.CountCommand;
import org.khural.domain.poll.Rules;
import org.khural.domain.session.SessionCommand.Undo;
import org.khural.support.Scenario;
import org.pcollections.PMap;

/** With thousands at the workshop, what one person does costs no look at all the others. */
class CrowdTest {
    private static final Set<String> WALKS =
            Set.of("keySet", "values", "entrySet", "forEach", "hashCode", "containsValue");

    @Test
    void the_floor_is_run_without_a_look_at_everybody() {
        var blind = blind(session().speaking(DEAN).queued(EXPERT, GUEST));
        var run =
                List.<Command>of(
                        new Call(entry(2), TENURE),
                        new Move(entry(3), Optional.of(entry(2)), TENURE),
                        new GiveFloor(entry(3), Optional.of(entry(1)), TENURE),
                        new Pause(entry(3), TENURE),
                        new Resume(entry(3), TENURE),
                        new Extend(entry(3), 60, TENURE),
                        new Remove(entry(2), TENURE),
                        new CloseList(PLANS, Optional.of(60), TENURE),
                        new End(entry(3), TENURE));
        for (var command : run) {
            blind = blind.and(CHAIR, command);
            seenByAll(blind.workshop());
        }
        blind = blind.and(CHAIR, new Undo(blind.workshop().undo().count(), TENURE));
        seenByAll(blind.workshop());
        blind = blind.and(RECTOR, new Attend(Channel.HALL)).and(RECTOR, request(PLANS));
        seenByAll(blind.workshop());
        blind = blind.and(RECTOR, new Withdraw(blind.latest()));
        seenByAll(blind.workshop());
        assertThat(Me.of(blind.workshop(), Actor.of(DEAN), Audience.PARTICIPANT).person())
                .contains(DEAN);
    }

    /** Only the opening looks at everybody: it takes the picture of who may vote. */
    @Test
    void a_ballot_is_cast_without_a_look_at_everybody() {
        for (var polling : List.of(formal().by(Rules.Mode.MIXED), opinion())) {
            var blind = blind(polling.openIn(session().attending(CHAIR, DEAN, EXPERT)));
            blind = blind.and(DEAN, cast(DEAN, YES));
            seenByAll(blind.workshop());
            if (polling.rules().isFormal()) {
                var hands = new CountCommand.CountHands(POLL, List.of(1, 0, 0));
                blind = blind.and(CHAIR, hands).and(ASSISTANT, hands);
                seenByAll(blind.workshop());
            }
            blind = shown(blind);
            seenByAll(blind.workshop());
            assertThat(Me.of(blind.workshop(), Actor.of(DEAN), Audience.PARTICIPANT).person())
                    .contains(DEAN);
        }
    }

    private static void seenByAll(Workshop workshop) {
        for (var window : Views.ALL) {
            if (window.chapter().equals("people")) continue;
            window.audiences().forEach(audience -> window.of().apply(workshop, audience));
        }
    }

    @Test
    void above_two_hundred_an_arrival_is_shown_without_a_look_at_everybody() {
        Scenario crowd = session();
        for (int i = 0; i < 250; i++) {
            var person = new PersonId("p" + i);
            crowd = crowd.and(new AddPerson(person, Optional.empty(), card("X"), 1, Set.of()));
        }
        var view =
                PeopleView.of(
                        blind(crowd).and(DEAN, new Attend(Channel.HALL)).workshop(),
                        Audience.CHAIR);
        assertThat(view.count()).isEqualTo(258);
        assertThat(view.people()).isEmpty();
    }

    /** The same scenario, but whoever walks through all its people falls. */
    private static Scenario blind(Scenario scenario) {
        var workshop = scenario.workshop();
        var people = workshop.people();
        var blind =
                new People(
                        blind(people.delegations()),
                        blind(people.people()),
                        blind(people.seats()),
                        people.erasing(),
                        people.erased(),
                        people.entrance(),
                        people.leaving(),
                        people.post());
        var state = scenario.state();
        var next = new State(state.mark(), workshop.with(blind), state.receipts());
        return new Scenario(next, new ArrayList<>(), scenario.now(), scenario.limits());
    }

    @SuppressWarnings("unchecked")
    private static <K, V> PMap<K, V> blind(PMap<K, V> map) {
        return (PMap<K, V>)
                Proxy.newProxyInstance(
                        PMap.class.getClassLoader(),
                        new Class<?>[] {PMap.class},
                        (proxy, method, args) -> {
                            if (WALKS.contains(method.getName())) {
                                throw new AssertionError("looked at everybody");
                            }
                            try {
                                return method.invoke(map, args);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
