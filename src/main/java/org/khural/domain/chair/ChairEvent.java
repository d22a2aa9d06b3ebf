package org.khural.domain.chair;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.khural.domain.By;
import org.khural.domain.Event;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;
import org.pcollections.TreePVector;

/** What happened to the chair's seat. */
public sealed interface ChairEvent extends Event {
    Chair change(Chair chair);

    @Override
    default Workshop apply(Workshop workshop, By by) {
        return workshop.with(change(workshop.chair()));
    }

    record SeatArranged(List<PersonId> seat) implements ChairEvent {
        @Override
        public Chair change(Chair chair) {
            return chair.seat(TreePVector.from(seat));
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            var touched = new HashSet<>(before.chair().seat());
            touched.addAll(seat);
            return touched;
        }
    }

    record ChairTaken(PersonId person) implements ChairEvent {
        @Override
        public Chair change(Chair chair) {
            return chair.taken(person);
        }
    }

    record ChairHandedOver(PersonId to) implements ChairEvent {
        @Override
        public Chair change(Chair chair) {
            return chair.taken(to);
        }
    }

    record ChairLapsed(long tenure) implements ChairEvent {
        @Override
        public Chair change(Chair chair) {
            return chair.lapse();
        }
    }
}
