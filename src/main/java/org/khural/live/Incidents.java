package org.khural.live;

import java.util.concurrent.atomic.AtomicLong;
import org.khural.domain.Chapters;
import org.khural.domain.Command;
import org.khural.domain.Mark;
import org.khural.domain.WorkshopId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our bugs, numbered: who asked hears the number, the log has the rest. Never personal data:
 * commands stay out of it.
 */
public final class Incidents {
    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);

    private final String node;
    private final AtomicLong count = new AtomicLong();

    public Incidents(String node) {
        this.node = node;
    }

    String report(WorkshopId workshop, Mark mark, Command command, Throwable cause) {
        return report(workshop, mark, Chapters.nameOf(command.getClass()), cause);
    }

    public String report(WorkshopId workshop, Mark mark, String what, Throwable cause) {
        var incident = node + "-" + count.incrementAndGet();
        LOG.error("incident {}: {} in workshop {} at {}", incident, what, workshop, mark, cause);
        return incident;
    }
}
