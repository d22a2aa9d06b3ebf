package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Optional;
import org.khural.domain.WorkshopId;
import org.khural.store.Login;

/**
 * The way in for those who only watch: no link, no cookie, no name, while the organiser allows it.
 * All that they get is a pass for one connection; whether it still holds is the workshop's to say.
 */
final class Observing {
    /** So begins what stands for a login in the pass; a real login has no dot in its name. */
    private static final String PREFIX = "o.";

    private final Access access;
    private final Passes passes;
    private final Attempts failures;
    private final Origins origins;

    /** A hall of phones shares one address; a flood from one does not. */
    private final Attempts asked = new Attempts(10, 600);

    Observing(Access access, Passes passes, Attempts failures, Origins origins) {
        this.access = access;
        this.passes = passes;
        this.failures = failures;
        this.origins = origins;
    }

    /** Of an unknown workshop and of one that is not open to observers it says the same. */
    Future<Door.Pass> pass(RoutingContext context) {
        var address = origins.address(context.request());
        if (failures.isBlocked(address) || !asked.take(address)) {
            throw new Refusal(429, "door.too_many");
        }
        var id = workshop(context).orElseThrow(() -> closed(address));
        return access.roomWhere(id, workshop -> workshop.about().isObserved())
                .compose(
                        room -> {
                            if (room.isEmpty()) throw closed(address);
                            var login = login(id, Organising.randomName(9), room.get().now());
                            return passes.issue(login)
                                    .map(p -> new Door.Pass(p.token(), p.expires(), id));
                        });
    }

    private Refusal closed(String address) {
        failures.take(address);
        return new Refusal(404, "observe.closed");
    }

    private static Optional<WorkshopId> workshop(RoutingContext context) {
        try {
            return Optional.of(new WorkshopId(String.valueOf(context.pathParam("workshop"))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static boolean isObserver(String login) {
        return login.startsWith(PREFIX);
    }

    /** What a pass says of who only watches: which workshop. */
    static Login login(String id, Instant now) {
        int dot = id.lastIndexOf('.');
        var workshop = new WorkshopId(id.substring(PREFIX.length(), dot));
        return login(workshop, id.substring(dot + 1), now);
    }

    private static Login login(WorkshopId workshop, String name, Instant now) {
        var id = PREFIX + workshop + "." + name;
        return new Login(id, Login.Kind.OBSERVER, id, workshop, id, now, now);
    }
}
