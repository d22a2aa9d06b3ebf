package org.khural.domain.floor;

import org.khural.domain.By;
import org.khural.domain.Event;
import org.khural.domain.Workshop;

/** What every event of the floor has in common: afterwards the lists are in their order. */
interface FloorStep extends Event {
    Floor change(Floor floor, By by);

    @Override
    default Workshop apply(Workshop workshop, By by) {
        return inOrder(workshop, change(workshop.floor(), by), by);
    }

    static Workshop inOrder(Workshop workshop, Floor next, By by) {
        return Order.kept(workshop.floor(), workshop.with(next), by.at());
    }
}
