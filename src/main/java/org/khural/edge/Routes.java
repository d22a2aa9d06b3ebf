package org.khural.edge;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.khural.live.Incidents;

/** Which path leads where; docs/PROTOCOL.md lists the same. */
final class Routes {
    /** Bytes of a body: a token, a name, a code. */
    private static final int BODY = 16 << 10;

    /** Of a ballot: a token, and a ranking of 50. */
    private static final int BALLOT = 2 << 10;

    /** Of a picture of a signature, in Base64. */
    private static final int DRAWN = 300_000;

    /** What an agreement needs of the edge. */
    record Agreements(
            Documents documents,
            RootDesk root,
            WritingDesk writing,
            CodeDesk codes,
            KeyDesk keys,
            SigningDesk desk,
            UploadDesk uploads,
            Receipts receipts) {}

    private final Vertx vertx;
    private final HttpSettings settings;
    private final Origins origins;
    private final Replies replies;

    Routes(Vertx vertx, HttpSettings settings, Origins origins, Incidents incidents) {
        this.vertx = vertx;
        this.settings = settings;
        this.origins = origins;
        this.replies = new Replies(incidents);
    }

    Router router(
            Health health,
            Door door,
            Organising organising,
            Projectors projectors,
            Exports exports,
            Observing observing,
            WalkIns walkIns,
            Ballots ballots,
            CountedBallots counted,
            Agreements agreements,
            Verifying verifying,
            Optional<PrometheusMeterRegistry> registry) {
        var routes = Router.router(vertx);
        routes.route().handler(new Headers(settings));
        routes.get("/api/health").handler(health);
        // What many balancers and watchers ask.
        routes.head("/api/health").handler(health);
        registry.map(r -> new Figures(r, settings.metricsToken()))
                .ifPresent(figures -> routes.get("/metrics").handler(figures));
        agreements(routes, agreements);
        api(routes, door, organising);
        displays(routes, projectors);
        routes.getWithRegex(
                        "/api/logins/(?<login>[^/]+)/export/(?<what>[a-z]+)\\.(?<format>csv|json|html)")
                .handler(replies.to(exports::file));
        routes.post("/api/observe/:workshop/socket").handler(replies.to(observing::pass));
        walkIns(routes, walkIns);
        ballots(routes, ballots, counted);
        verifying(routes, verifying);
        routes.route("/api/*").handler(c -> Replies.error(c, 404, "not_found", Map.of()));
        routes.route("/live").handler(c -> Replies.error(c, 426, "socket_only", Map.of()));
        var files = new WebFiles(vertx);
        routes.get().handler(files);
        routes.head().handler(files);
        routes.errorHandler(400, replies.unhandled(400, "malformed"));
        routes.errorHandler(404, replies.unhandled(404, "not_found"));
        routes.errorHandler(405, replies.unhandled(405, "not_found"));
        routes.errorHandler(413, Routes::tooLarge);
        routes.errorHandler(500, replies.unhandled(500, "failed"));
        return routes;
    }

    private static void tooLarge(RoutingContext context) {
        int limit = context.normalizedPath().equals("/verify") ? Verifying.BODY : BODY;
        Replies.error(context, 413, "too_large", Map.of("limit", limit));
    }

    private void api(Router routes, Door door, Organising organising) {
        routes.route("/api/*").handler(this::fromOurPage);
        routes.route("/api/*").handler(BodyHandler.create(false).setBodyLimit(BODY));
        routes.post("/api/door").handler(replies.to(door::look));
        routes.post("/api/enter").handler(replies.to(door::enter));
        routes.get("/api/logins").handler(replies.to(door::logins));
        routes.post("/api/logins/:login/socket").handler(replies.to(door::pass));
        routes.delete("/api/logins/:login").handler(replies.to(door::leave));
        routes.post("/api/logins/:login/links").handler(replies.to(organising::link));
        routes.get("/api/logins/:login/people").handler(replies.to(organising::people));
        routes.get("/api/logins/:login/roll").handler(replies.to(organising::roll));
        routes.get("/api/logins/:login/stored").handler(replies.to(organising::stored));
    }

    /** Before the other calls: these have bodies of their own sizes. */
    private void agreements(Router routes, Agreements agreements) {
        var login = "/api/logins/:login/";
        var one = login + "agreements/:agreement/";
        post(routes, login + "documents", Documents.MOST, agreements.documents()::bring);
        routes.get(one + "files/:sha256").handler(replies.to(agreements.documents()::file));
        routes.get(login + "root").handler(replies.to(agreements.root()::root));
        routes.get(one + "written").handler(replies.to(agreements.writing()::standard));
        post(routes, one + "written", WritingDesk.BODY, agreements.writing()::write);
        post(routes, one + "code", BODY, agreements.codes()::send);
        post(routes, one + "key", BODY, agreements.keys()::enrol);
        post(routes, one + "begin", DRAWN, agreements.desk()::begin);
        post(routes, one + "sign", BODY, agreements.desk()::sign);
        post(routes, one + "upload", UploadDesk.MOST, agreements.uploads()::take);
        post(routes, one + "receipts", BODY, agreements.receipts()::take);
    }

    private void post(
            Router routes, String path, int most, Function<RoutingContext, Future<?>> call) {
        routes.post(path).handler(this::fromOurPage);
        routes.post(path).handler(BodyHandler.create(false).setBodyLimit(most));
        routes.post(path)
                .handler(replies.to(call))
                .failureHandler(
                        c -> {
                            if (c.statusCode() != 413) c.next();
                            else Replies.error(c, 413, "too_large", Map.of("limit", most));
                        });
    }

    private void displays(Router routes, Projectors projectors) {
        routes.post("/api/logins/:login/displays").handler(replies.to(projectors::letIn));
        routes.post("/api/displays").handler(replies.to(projectors::show));
        routes.get("/api/displays/:login").handler(replies.to(projectors::shown));
    }

    private void walkIns(Router routes, WalkIns walkIns) {
        routes.post("/api/logins/:login/code").handler(replies.to(walkIns::makeCode));
        routes.post("/api/join").handler(replies.to(walkIns::join));
        routes.get("/api/walk-ins/:login").handler(replies.to(walkIns::look));
        routes.delete("/api/walk-ins/:login").handler(replies.to(walkIns::giveUp));
    }

    /** Outside of /api, so that no handler of that one is ever in their way. */
    private void ballots(Router routes, Ballots ballots, CountedBallots counted) {
        var path = "/ballot/:workshop/:poll";
        routes.post(path).handler(this::fromOurPage);
        routes.post(path).handler(BodyHandler.create(false).setBodyLimit(BALLOT));
        routes.post(path).handler(replies.to(ballots::cast));
        routes.get(path).handler(replies.to(counted::all));
        routes.get(path + "/receipts").handler(replies.to(counted::receipts));
    }

    /** Outside of /api too: its bodies are larger than those may be. */
    private void verifying(Router routes, Verifying verifying) {
        routes.post("/verify").handler(this::fromOurPage);
        routes.post("/verify").handler(replies.before(verifying::admit));
        routes.post("/verify").handler(BodyHandler.create(false).setBodyLimit(Verifying.BODY));
        routes.post("/verify").handler(replies.to(verifying::verify));
    }

    /**
     * What changes something is asked for by a page of ours, never by another site in the same
     * browser.
     */
    private void fromOurPage(RoutingContext context) {
        boolean reads = context.request().method() == HttpMethod.GET;
        if (reads || origins.isOurs(context.request().getHeader("Origin"))) context.next();
        else Replies.error(context, 403, "door.foreign_origin", Map.of());
    }
}
