package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.khural.domain.Actor;
import org.khural.domain.AgreementId;
import org.khural.domain.Power;
import org.khural.domain.Workshop;
import org.khural.domain.agreement.Agreement;
import org.khural.domain.agreement.Signer;
import org.khural.domain.agreement.Terms;
import org.khural.signing.Inspection;

/** Documents that organisers bring, and the files of agreements for those who may see them. */
final class Documents {
    static final int MOST = Inspection.MOST_BYTES;

    /** Looked through at once: each may unpack to hundreds of megabytes. */
    private static final int AT_ONCE = 2;

    private final Vertx vertx;
    private final Access access;
    private final Files files;
    private int running;

    /** What was brought. {@code sha256} is empty where it is nothing that could be kept. */
    record Brought(
            Optional<String> sha256, int bytes, int pages, List<Inspection.Finding> findings) {}

    /** An agreement, as who is logged in may see it. */
    record Seen(Access.Entered entered, Agreement agreement) {
        Workshop workshop() {
            return entered.room().workshop();
        }

        boolean has(Power power) {
            return Power.has(workshop(), entered.actor(), power);
        }

        boolean isSignatory() {
            return entered.actor() instanceof Actor.Human(var person)
                    && agreement.signatory(person).isPresent();
        }

        boolean maySeeFiles() {
            return agreement.terms().shown() == Terms.Shown.DOCUMENT
                    || isSignatory()
                    || has(Power.PREPARE)
                    || has(Power.RUN_SESSION);
        }
    }

    Documents(Vertx vertx, Access access, Files files) {
        this.vertx = vertx;
        this.access = access;
        this.files = files;
    }

    /** Keeps a PDF and says what is against freezing it. */
    Future<Brought> bring(RoutingContext context) {
        var body = context.body().buffer();
        return access.enter(context)
                .compose(
                        entered -> {
                            entered.require(Power.PREPARE);
                            if (body == null || body.length() == 0) {
                                throw Refusal.malformed("", "the body is a PDF");
                            }
                            if (running >= AT_ONCE) throw new Refusal(429, "agreement.busy");
                            running++;
                            return keep(entered, body.getBytes()).onComplete(v -> running--);
                        });
    }

    private Future<Brought> keep(Access.Entered entered, byte[] pdf) {
        return vertx.executeBlocking(() -> Inspection.of(pdf), false)
                .map(Objects::requireNonNull)
                .compose(
                        found ->
                                found.pages() == 0
                                        ? Future.succeededFuture(
                                                brought(Optional.empty(), pdf, found))
                                        : files.put(entered.room().id(), pdf)
                                                .map(sha -> brought(Optional.of(sha), pdf, found)));
    }

    private static Brought brought(Optional<String> sha256, byte[] pdf, Inspection found) {
        return new Brought(sha256, pdf.length, found.pages(), found.findings());
    }

    /** A file by its fingerprint; with {@code after}, what was added to an older one. */
    Future<Void> file(RoutingContext context) {
        var sha256 = Objects.requireNonNullElse(context.pathParam("sha256"), "");
        var after = Optional.ofNullable(context.request().getParam("after"));
        return see(access, context)
                .compose(
                        seen -> {
                            if (!seen.maySeeFiles()) throw new Refusal(403, "access.not_allowed");
                            if (!isOf(seen, sha256)
                                    || after.filter(a -> !isOf(seen, a)).isPresent()) {
                                throw new Refusal(404, "not_found");
                            }
                            var workshop = seen.workshop().id();
                            return files.need(workshop, sha256)
                                    .compose(
                                            file ->
                                                    after.isEmpty()
                                                            ? Future.succeededFuture(file)
                                                            : files.need(workshop, after.get())
                                                                    .map(base -> added(base, file)))
                                    .map(bytes -> send(context, sha256, after, bytes));
                        });
    }

    private static byte[] added(byte[] base, byte[] file) {
        boolean follows =
                file.length >= base.length
                        && Arrays.equals(file, 0, base.length, base, 0, base.length);
        if (!follows) throw new Refusal(404, "not_found");
        return Arrays.copyOfRange(file, base.length, file.length);
    }

    private static Void send(
            RoutingContext context, String sha256, Optional<String> after, byte[] bytes) {
        var response = context.response();
        var tag = "\"" + sha256 + after.map(a -> "-" + a).orElse("") + "\"";
        response.putHeader("ETag", tag)
                // A shared cache would give it to somebody who is not logged in.
                .putHeader("Cache-Control", "private, max-age=31536000, immutable")
                .putHeader(
                        "Content-Type",
                        after.isPresent() ? "application/octet-stream" : type(bytes));
        if (tag.equals(context.request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
        } else {
            response.end(Buffer.buffer(bytes));
        }
        return null;
    }

    private static String type(byte[] bytes) {
        if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') return "application/zip";
        return bytes.length > 0 && bytes[0] == '{' ? "application/json" : "application/pdf";
    }

    private static boolean isOf(Seen seen, String sha256) {
        var agreement = seen.agreement();
        var source = agreement.document().filter(d -> seen.has(Power.PREPARE)).map(d -> d.sha256());
        var revisions =
                agreement.signatories().stream()
                        .map(s -> agreement.signer(s.person()).signed())
                        .flatMap(Optional::stream)
                        .map(Signer.Signed::revision);
        var sealed =
                agreement.sealed().stream()
                        .flatMap(s -> Stream.of(s.document(), s.completion(), s.bundle()));
        return Stream.of(source.stream(), agreement.frozen().stream(), revisions, sealed)
                .flatMap(all -> all)
                .anyMatch(sha256::equals);
    }

    /** The agreement in the path; whoever does not prepare finds none before it is frozen. */
    static Future<Seen> see(Access access, RoutingContext context) {
        return access.enter(context)
                .map(
                        entered ->
                                id(context)
                                        .flatMap(entered.room().workshop().agreements()::agreement)
                                        .map(agreement -> new Seen(entered, agreement))
                                        .filter(
                                                seen ->
                                                        seen.agreement().frozen().isPresent()
                                                                || seen.has(Power.PREPARE))
                                        .orElseThrow(() -> new Refusal(404, "not_found")));
    }

    private static Optional<AgreementId> id(RoutingContext context) {
        try {
            return Optional.of(
                    new AgreementId(
                            Objects.requireNonNullElse(context.pathParam("agreement"), "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
