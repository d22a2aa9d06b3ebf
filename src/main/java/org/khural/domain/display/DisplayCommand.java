package org.khural.domain.display;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.DisplayId;
import org.khural.domain.Power;
import org.khural.domain.Text;
import org.khural.domain.Workshop;

/** The rulebook of the hall displays. */
public sealed interface DisplayCommand extends Command {
    int MOST = 20;

    /**
     * Lets in the display that shows the code which the asker typed; the edge knows whose code it
     * is.
     */
    record PairDisplay(DisplayId display, String name) implements DisplayCommand {
        public PairDisplay {
            name = Text.clean(name, 60);
        }

        @Override
        public Power power() {
            return Power.MANAGE_DISPLAYS;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var displays = workshop.displays();
            if (displays.isPaired(display)) return Decision.NOTHING;
            if (displays.paired().size() >= MOST)
                return reject(DisplayRejection.TOO_MANY, "limit", MOST);
            return accept(new DisplayEvent.DisplayPaired(display, name));
        }
    }

    record RevokeDisplay(DisplayId display) implements DisplayCommand {
        @Override
        public Power power() {
            return Power.MANAGE_DISPLAYS;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return workshop.displays().isPaired(display)
                    ? accept(new DisplayEvent.DisplayRevoked(display))
                    : Decision.NOTHING;
        }
    }

    /**
     * Pins a scene on all displays that have none of their own, or lets them follow the session
     * again: {@code scene} empty.
     */
    record ChooseScene(Optional<Scene> scene) implements DisplayCommand {
        public ChooseScene {
            // What the speaker is told quietly must not fill the wall by one wrong choice.
            if (scene.equals(Optional.of(Scene.LECTERN))) {
                throw new IllegalArgumentException("the lectern is a scene of one display");
            }
        }

        @Override
        public Power power() {
            return Power.CHOOSE_SCENE;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return workshop.displays().pinned().equals(scene)
                    ? Decision.NOTHING
                    : accept(new DisplayEvent.SceneChosen(scene));
        }
    }

    /**
     * Gives one display a scene of its own (the lectern, a second wall), or lets it show what the
     * others show: {@code scene} empty.
     */
    record PinDisplay(DisplayId display, Optional<Scene> scene) implements DisplayCommand {
        @Override
        public Power power() {
            return Power.MANAGE_DISPLAYS;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.displays().display(display);
            if (known.isEmpty()) return reject(DisplayRejection.UNKNOWN_DISPLAY);
            return known.get().scene().equals(scene)
                    ? Decision.NOTHING
                    : accept(new DisplayEvent.DisplayPinned(display, scene));
        }
    }
}
