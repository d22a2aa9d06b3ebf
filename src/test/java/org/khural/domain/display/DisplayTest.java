package org.khural.domain.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.khural.domain.AccessRejection;
import org.khural.domain.Actor;
import org.khural.domain.Audience;
import org.khural.domain.Me;
import org.khural.domain.Workshop;
import org.khural.domain.display.DisplayCommand.*;

/**
 * Hall displays: let in by the chair or the organiser, shown out, and what they are told to show.
 */
class DisplayTest {
    private static final PairDisplay PAIR = new PairDisplay(SCREEN, " Hall  left ");

    @Test
    void a_display_is_let_in_once_and_shown_out_once() {
        given(invited())
                .when(ORGANISER, PAIR)
                .thenHappened(new DisplayEvent.DisplayPaired(SCREEN, "Hall  left"))
                .then(
                        w ->
                                assertThat(Audience.of(w, new Actor.Screen(SCREEN)))
                                        .containsExactly(Audience.DISPLAY))
                .when(CHAIR, PAIR)
                .thenNothing()
                .when(CHAIR, new RevokeDisplay(SCREEN))
                .thenHappened(new DisplayEvent.DisplayRevoked(SCREEN))
                .then(w -> assertThat(Audience.of(w, new Actor.Screen(SCREEN))).isEmpty())
                .when(CHAIR, new RevokeDisplay(SCREEN))
                .thenNothing();
        given(invited())
                .when(DEAN, PAIR)
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "MANAGE_DISPLAYS");
        given(invited())
                .when(new Actor.Screen(SCREEN), PAIR)
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "MANAGE_DISPLAYS");
    }

    @Test
    void the_chair_pins_a_scene_and_lets_go_of_it() {
        var pin = new ChooseScene(Optional.of(Scene.WELCOME));
        given(session())
                .when(CHAIR, pin)
                .thenHappened(new DisplayEvent.SceneChosen(Optional.of(Scene.WELCOME)))
                .when(CHAIR, pin)
                .thenNothing()
                .when(CHAIR, new ChooseScene(Optional.empty()))
                .then(w -> assertThat(w.displays().pinned()).isEmpty());
        given(session())
                .when(ORGANISER, pin)
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "CHOOSE_SCENE");
    }

    @Test
    void a_display_may_have_a_scene_of_its_own() {
        var lectern = new PinDisplay(SCREEN, Optional.of(Scene.LECTERN));
        given(session().and(ORGANISER, PAIR))
                .when(CHAIR, lectern)
                .thenHappened(new DisplayEvent.DisplayPinned(SCREEN, Optional.of(Scene.LECTERN)))
                .then(w -> assertThat(ownScene(w)).contains(Scene.LECTERN))
                .when(ORGANISER, lectern)
                .thenNothing()
                .when(CHAIR, new ChooseScene(Optional.of(Scene.WELCOME)))
                .then(w -> assertThat(ownScene(w)).contains(Scene.LECTERN))
                .when(ORGANISER, new PinDisplay(SCREEN, Optional.empty()))
                .thenHappened(new DisplayEvent.DisplayPinned(SCREEN, Optional.empty()))
                .then(w -> assertThat(ownScene(w)).isEmpty());
        given(session().and(ORGANISER, PAIR))
                .when(DEAN, lectern)
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "MANAGE_DISPLAYS");
        given(session()).when(CHAIR, lectern).thenRejected(DisplayRejection.UNKNOWN_DISPLAY);
    }

    /** As the display itself is told, and nobody else. */
    private static Optional<Scene> ownScene(Workshop workshop) {
        assertThat(Me.of(workshop, Actor.of(DEAN), Audience.PARTICIPANT).display()).isEmpty();
        return Me.of(workshop, new Actor.Screen(SCREEN), Audience.DISPLAY)
                .display()
                .flatMap(DisplayView.Row::scene);
    }

    @Test
    void the_lectern_never_fills_all_walls() {
        assertThatThrownBy(() -> new ChooseScene(Optional.of(Scene.LECTERN)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void which_displays_there_are_is_for_those_who_manage_them() {
        var workshop = invited().and(ORGANISER, PAIR).workshop();
        assertThat(DisplayView.of(workshop, Audience.CHAIR).paired().get()).hasSize(1);
        assertThat(DisplayView.of(workshop, Audience.ORGANISER).paired().get()).hasSize(1);
        assertThat(DisplayView.of(workshop, Audience.PARTICIPANT).paired()).isEmpty();
        assertThat(DisplayView.of(workshop, Audience.DISPLAY).paired()).isEmpty();
    }

    @Test
    void a_display_has_a_short_name() {
        assertThatThrownBy(() -> new PairDisplay(SCREEN, "x".repeat(61)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PairDisplay(SCREEN, " \u200B "))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
