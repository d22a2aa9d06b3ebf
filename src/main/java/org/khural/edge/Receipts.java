package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.agreement.ServerCommand;
import org.khural.store.Witnesses;

/**
 * Screens that reckoned the fingerprint of the document by themselves say so here. They are counted
 * a moment later, all at once: a hall answers within seconds, and the log takes one number of it.
 */
final class Receipts {
    /** Milliseconds to wait for others before they are counted. */
    private static final long WAIT = 1_500;

    private final Vertx vertx;
    private final Access access;
    private final Witnesses witnesses;
    private final Set<String> waiting = new HashSet<>();

    record Receipt(String revision) {}

    Receipts(Vertx vertx, Access access, Witnesses witnesses) {
        this.vertx = vertx;
        this.access = access;
        this.witnesses = witnesses;
    }

    Future<Void> take(RoutingContext context) {
        var revision = Replies.body(context, Receipt.class).revision();
        return Documents.see(access, context)
                .compose(
                        seen -> {
                            // One that came too late is no news, and no error of the screen's.
                            if (!seen.agreement().head().equals(Optional.of(revision))) {
                                return Future.succeededFuture();
                            }
                            var login = seen.entered().login().id();
                            return witnesses
                                    .add(seen.workshop().id(), revision, login)
                                    .onSuccess(n -> countSoon(seen, revision))
                                    .mapEmpty();
                        });
    }

    private void countSoon(Documents.Seen seen, String revision) {
        if (waiting.add(revision)) vertx.setTimer(WAIT, t -> count(seen, revision));
    }

    private void count(Documents.Seen seen, String revision) {
        waiting.remove(revision);
        var room = seen.entered().room();
        witnesses
                .count(room.id(), revision)
                .onSuccess(
                        confirmed ->
                                room.submit(
                                        new ServerCommand.CountReceipts(
                                                seen.agreement().id(),
                                                revision,
                                                confirmed,
                                                room.screens().witnesses())));
    }
}
