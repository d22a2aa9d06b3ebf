package org.khural.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Cast.*;
import static org.khural.support.Polling.*;
import static org.khural.support.Scenario.*;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.khural.domain.Audience;
import org.khural.domain.poll.CountCommand.CountHands;
import org.khural.domain.poll.VoteCommand.CastFor;
import org.khural.support.Scenario;

/** How the answers came, and who sees what each way said. */
class WayTest {
    private static final Scenario HERE =
            session().attending(CHAIR, VICE, RECTOR, DEAN, EXPERT).online(GUEST);

    private static List<String> ways(Scenario scenario, Audience audience) {
        return PollView.of(scenario.workshop(), audience).polls().get(POLL).ways().stream()
                .map(
                        way ->
                                "%s %s %d %s"
                                        .formatted(
                                                way.how(),
                                                way.channel().map(Enum::name).orElse("-"),
                                                way.cast(),
                                                way.votes()))
                .toList();
    }

    @Test
    void devices_the_assistant_and_hands_are_told_apart_and_what_each_said_once_it_is_shown() {
        var voted =
                formal().by(Rules.Mode.MIXED)
                        .openIn(HERE)
                        .and(DEAN, cast(DEAN, YES))
                        .and(GUEST, cast(GUEST, NO))
                        .and(
                                ASSISTANT,
                                new CastFor(POLL, seat(EXPERT), "ballot-of-expert", YES, true))
                        .and(CHAIR, new CountHands(POLL, List.of(1, 0, 1)))
                        .and(ASSISTANT, new CountHands(POLL, List.of(1, 0, 1)));
        assertThat(ways(voted, Audience.CHAIR))
                .containsExactly(
                        "DEVICE HALL 1 []",
                        "DEVICE ONLINE 1 []",
                        "ASSISTANT HALL 1 []",
                        "HANDS HALL 2 []");
        assertThat(ways(voted, Audience.PARTICIPANT)).isEmpty();
        var shown = shown(voted);
        assertThat(ways(shown, Audience.PARTICIPANT))
                .containsExactly(
                        "DEVICE HALL 1 [1, 0, 0]",
                        "DEVICE ONLINE 1 [0, 1, 0]",
                        "ASSISTANT HALL 1 [1, 0, 0]",
                        "HANDS HALL 2 [1, 0, 1]");
        assertThat(ways(shown, Audience.OBSERVER))
                .containsExactly(
                        "DEVICE HALL 1 []",
                        "DEVICE ONLINE 1 []",
                        "ASSISTANT HALL 1 []",
                        "HANDS HALL 2 []");
    }

    @Test
    void an_opinion_says_where_people_are_while_it_runs_and_never_what_they_said() {
        var asked = opinion().openIn(HERE).and(DEAN, cast(DEAN, YES)).and(GUEST, cast(GUEST, NO));
        assertThat(ways(asked, Audience.CHAIR))
                .containsExactly("DEVICE HALL 1 []", "DEVICE ONLINE 1 []");
        assertThat(ways(shown(asked), Audience.CHAIR)).containsExactly("DEVICE - 2 []");
    }

    @Test
    void of_a_secret_poll_there_are_none() {
        var open = secret().openIn(HERE);
        for (var audience : EnumSet.allOf(Audience.class)) {
            assertThat(ways(open, audience)).isEmpty();
        }
    }
}
