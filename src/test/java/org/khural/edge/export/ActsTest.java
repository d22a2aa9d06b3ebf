package org.khural.edge.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Cast.*;
import static org.khural.support.Scenario.*;

import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.khural.domain.chair.ChairCommand.TakeChair;
import org.khural.domain.session.SessionCommand.EndRehearsal;
import org.khural.domain.session.SessionCommand.StartRehearsal;
import org.khural.support.Scenario;

class ActsTest {
    @Test
    void of_a_rehearsal_its_ends_alone_are_told_and_what_was_real_in_it() {
        var day =
                invited()
                        .and(CHAIR, new TakeChair(0))
                        .and(CHAIR, new StartRehearsal(MORNING, TENURE))
                        .attending(DEAN)
                        .and(CHAIR, new EndRehearsal(TENURE))
                        .attending(CHAIR);
        assertThat(names(day))
                .containsSubsequence(
                        "session.rehearsalStarted", "session.rehearsalEnded", "attendance.arrived")
                .doesNotContainPattern("rehearsalStarted.*attendance.*rehearsalEnded");
    }

    private static String names(Scenario scenario) {
        var acts = new Acts(scenario.workshop(), new Language(Words.in("en"), ZoneOffset.UTC));
        return scenario.entries().stream()
                .flatMap(entry -> acts.rows(1, entry).stream())
                .map(row -> ((Cell.Code) row.get(3)).codes().getFirst())
                .collect(Collectors.joining(" "));
    }
}
