package org.khural.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Cast.*;
import static org.khural.support.Scenario.*;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khural.domain.floor.FloorCommand.GiveFloor;
import org.khural.domain.floor.FloorCommand.RequestFloor;
import org.khural.domain.floor.FloorEntry.Stage;
import org.khural.domain.floor.FloorView;
import org.khural.domain.floor.Kind;

/** Who sees what. That a view changes only when what it reads does is in {@link WhimsTest}. */
class ViewsTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    CHAIR       | about agenda attendance chair floor requests poll agreement display people entrance undo powers
                    LEAD        | about agenda attendance chair floor poll agreement display undo powers
                    ORGANISER   | about agenda attendance chair floor poll agreement display people entrance powers
                    ASSISTANT   | about agenda attendance chair floor poll agreement display people powers
                    PARTICIPANT | about agenda attendance chair floor poll agreement display powers
                    DISPLAY     | about agenda attendance chair floor poll agreement display entrance powers
                    OBSERVER    | about agenda attendance chair floor poll agreement display powers
                    """)
    void chapters_of_an_audience(Audience audience, String chapters) {
        var seen =
                Views.ALL.stream()
                        .filter(window -> window.audiences().contains(audience))
                        .map(Views.Window::chapter)
                        .collect(Collectors.joining(" "));
        assertThat(seen).isEqualTo(chapters);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "CHAIR,yes",
        "ASSISTANT,yes",
        "ORGANISER,no",
        "PARTICIPANT,no",
        "DISPLAY,no",
        "OBSERVER,no"
    })
    void notes_are_for_those_who_run_the_floor(Audience audience, String expected) {
        var noted = new RequestFloor(PLANS, Optional.empty(), Kind.STATEMENT, "note");
        var view = FloorView.of(session().attending(DEAN).and(DEAN, noted).workshop(), audience);
        assertThat(view.entries().get(entry(1)).note())
                .isEqualTo(expected.equals("yes") ? Optional.of("note") : Optional.empty());
    }

    @Test
    void the_floor_shows_the_list_of_the_item_that_is_on_and_who_has_the_floor() {
        var speaking =
                session()
                        .queued(DEAN, EXPERT)
                        .and(CHAIR, new GiveFloor(entry(1), Optional.empty(), TENURE));
        var view = FloorView.of(speaking.workshop(), Audience.PARTICIPANT);
        assertThat(view.item()).contains(PLANS);
        assertThat(view.waiting()).isEqualTo(List.of(entry(2)));
        assertThat(view.stack()).isEqualTo(List.of(entry(1)));
        assertThat(view.entries()).containsOnlyKeys(entry(1), entry(2));
        assertThat(view.entries().get(entry(1)).stage()).isEqualTo(Stage.SPEAKING);
        assertThat(view.entries().get(entry(1)).since()).contains(speaking.now());
        assertThat(view.isOpen()).isTrue();

        var other = speaking.and(CHAIR, takeUp(LESSONS, Optional.of(PLANS))).workshop();
        assertThat(FloorView.of(other, Audience.PARTICIPANT).entries()).isEmpty();
    }

    @Test
    void powers_are_those_of_the_audience() {
        var powers = Views.ALL.getLast();
        for (var audience : Audience.values()) {
            assertThat(powers.of().apply(invited().workshop(), audience))
                    .isEqualTo(Power.of(audience));
        }
    }
}
