package org.khural.domain.about;

import static org.khural.domain.Decision.accept;

import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.Power;
import org.khural.domain.Workshop;

/** The rulebook of the title page. */
public sealed interface AboutCommand extends Command {
    /** Also the first command of every workshop: it brings the log into being. */
    record Describe(About about) implements AboutCommand {
        @Override
        public Power power() {
            return Power.PREPARE;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return workshop.about().equals(about)
                    ? Decision.NOTHING
                    : accept(new AboutEvent.Described(about));
        }
    }
}
