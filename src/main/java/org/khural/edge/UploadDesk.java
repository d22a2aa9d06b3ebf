package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.khural.domain.agreement.AgreementRejection;
import org.khural.domain.agreement.ServerCommand;
import org.khural.domain.agreement.Signatory;
import org.khural.signing.Authority;
import org.khural.signing.Brought;
import org.khural.signing.Sha256;

/**
 * Where a called signatory hands in the document, signed with a tool of their own (signing 5.4).
 * What is handed in again is answered as before.
 */
final class UploadDesk {
    /** A document of 20 MB, with signatures and what proves them. */
    static final int MOST = Verifying.BODY;

    /** Looked through at once: each may unpack to hundreds of megabytes. */
    private static final int AT_ONCE = 2;

    private final Vertx vertx;
    private final Access access;
    private final Files files;
    private final Future<Authority> authority;
    private final Once once = new Once();
    private int running;

    UploadDesk(Vertx vertx, Access access, Files files, Future<Authority> authority) {
        this.vertx = vertx;
        this.access = access;
        this.files = files;
        this.authority = authority;
    }

    Future<SigningDesk.Signed> take(RoutingContext context) {
        var body = context.body().buffer();
        if (body == null || body.length() == 0) throw Refusal.malformed("", "the body is a PDF");
        long fence = fence(context);
        return SignatoryPlace.take(access, context)
                .compose(
                        place -> {
                            var arrived = place.room().now();
                            var pdf = body.getBytes();
                            var name = place.name() + "/" + Sha256.of(pdf).hex();
                            return once.of(name, () -> take(place, fence, pdf, arrived));
                        });
    }

    private static long fence(RoutingContext context) {
        try {
            return Long.parseLong(String.valueOf(context.request().getParam("fence")));
        } catch (NumberFormatException e) {
            throw Refusal.malformed("fence", "the number of the turn");
        }
    }

    private Future<SigningDesk.Signed> take(
            SignatoryPlace place, long fence, byte[] pdf, Instant arrived) {
        if (place.who().mode() != Signatory.KeyMode.UPLOAD) throw notMine();
        var before = place.signer().signed();
        if (before.isPresent()) {
            return Future.succeededFuture(new SigningDesk.Signed(before.get().revision()));
        }
        place.turn(fence);
        if (place.agreement().terms().sight() && !place.signer().attested()) {
            throw SignatoryPlace.refused(AgreementRejection.NOT_ATTESTED);
        }
        if (running >= AT_ONCE) throw new Refusal(429, "agreement.busy");
        running++;
        var head = place.agreement().head().orElseThrow();
        return Future.all(files.need(place.room().id(), head), authority)
                .compose(all -> check(place, all.resultAt(0), pdf, all.resultAt(1), arrived))
                .compose(
                        brought ->
                                files.put(place.room().id(), pdf)
                                        .compose(
                                                sha ->
                                                        say(
                                                                place, fence, arrived, head, sha,
                                                                brought)))
                .onComplete(v -> running--);
    }

    private Future<Brought> check(
            SignatoryPlace place, byte[] head, byte[] pdf, Authority keys, Instant arrived) {
        var embedding = Embedding.of(place.agreement(), place.person(), keys);
        return vertx.executeBlocking(() -> embedding.brought(head, pdf, arrived), false)
                .map(Objects::requireNonNull)
                .recover(
                        e ->
                                Future.failedFuture(
                                        e instanceof Brought.NotTaken why ? refused(why) : e));
    }

    private static Future<SigningDesk.Signed> say(
            SignatoryPlace place,
            long fence,
            Instant arrived,
            String head,
            String revision,
            Brought brought) {
        var embed =
                new ServerCommand.EmbedSignature(
                        place.agreement().id(),
                        place.person(),
                        fence,
                        arrived,
                        head,
                        revision,
                        brought.certificate().hex(),
                        brought.at(),
                        Signatory.KeyMode.UPLOAD);
        return place.say(embed).map(v -> new SigningDesk.Signed(revision));
    }

    private static Refusal refused(Brought.NotTaken not) {
        var args = new TreeMap<String, Object>();
        args.put("why", not.why().name().toLowerCase(Locale.ROOT));
        not.offset().ifPresent(offset -> args.put("offset", offset));
        return new Refusal(422, "agreement.bad_upload", args);
    }

    /** Who has a key in the browser signs with that one. */
    private static Refusal notMine() {
        return new Refusal(422, "agreement.bad_upload", Map.of("why", "mode"));
    }
}
