package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.khural.evidence.Bundle;
import org.khural.evidence.Examination;
import org.khural.evidence.Fact;
import org.khural.evidence.NotABundle;
import org.khural.signing.Inspection;
import org.khural.signing.Report;
import org.khural.signing.Revisions;
import org.khural.signing.Sha256;
import org.khural.signing.Trust;
import org.khural.signing.Validator;

/**
 * Checks a signed document or the bundle of an agreement for anybody who has one: no login, and
 * nothing of it is kept or logged. Whoever does not believe the server takes the jar home.
 */
final class Verifying {
    /** Bytes of a body: a document of 20 MB, with signatures and what proves them. */
    static final int BODY = 25_000_000;

    /** Bodies in memory at once, and so checks on the processor. */
    private static final int AT_ONCE = 4;

    /** How long a body may take: who sends a byte a second keeps others out. */
    private static final long UPLOAD_MILLIS = 60_000;

    /** Each one costs a check, and an agreement has a few. */
    private static final int MOST_SIGNATURES = 100;

    /** What would keep the processor busy rather than be signed by anybody. */
    private static final Set<Inspection.Code> TOO_MUCH =
            Set.of(Inspection.Code.TOO_LARGE, Inspection.Code.TOO_MANY_PAGES);

    /** A file every five seconds for each address, and a class that tries it out at once. */
    private final Attempts asked = new Attempts(0.2, 40);

    private final Vertx vertx;
    private final Origins origins;
    private final Supplier<Optional<Trust>> trust;
    private final Supplier<Instant> now;
    private int running;

    /**
     * @param isBundle else a document alone
     * @param document SHA-256 of the document
     * @param signed SHA-256 of the document as it was with its last signature
     * @param times how many stand on it
     * @param facts what happened, of a bundle
     * @param head hash of the last fact
     * @param roots SHA-256 of those that were believed
     */
    record Verified(
            boolean isBundle,
            Report.Verdict verdict,
            String document,
            Optional<String> signed,
            List<Signed> signatures,
            int times,
            List<Found> findings,
            List<Happened> facts,
            Optional<String> head,
            List<String> roots) {}

    /** {@code code}: of a report or of an examination, as it stands there. */
    record Found(String code, String about) {}

    record Signed(
            Optional<String> field,
            String name,
            Optional<String> capacity,
            Optional<String> organisation,
            Optional<String> country,
            String certificate,
            Instant at,
            Instant dated,
            String level,
            String result) {}

    record Happened(long seq, Instant at, String type, String actor, Map<String, String> data) {}

    Verifying(
            Vertx vertx, Origins origins, Supplier<Optional<Trust>> trust, Supplier<Instant> now) {
        this.vertx = vertx;
        this.origins = origins;
        this.trust = trust;
        this.now = now;
    }

    /** Before the body is read: what is refused must cost nothing. */
    void admit(RoutingContext context) {
        if (trust.get().isEmpty()) throw new Refusal(503, "verify.no_root");
        if (!asked.take(origins.address(context.request()))) throw new Refusal(429, "verify.often");
        if (running >= AT_ONCE) throw new Refusal(429, "verify.busy");
        running++;
        var connection = context.request().connection();
        long timer = vertx.setTimer(UPLOAD_MILLIS, t -> connection.close());
        context.addEndHandler(
                ended -> {
                    vertx.cancelTimer(timer);
                    running--;
                });
        context.put("upload", timer);
        context.next();
    }

    Future<Verified> verify(RoutingContext context) {
        Optional.ofNullable(context.<Long>get("upload")).ifPresent(vertx::cancelTimer);
        var body = context.body().buffer();
        if (body == null || body.length() == 0) throw new Refusal(400, "verify.no_file");
        var roots = trust.get().orElseThrow(() -> new Refusal(503, "verify.no_root"));
        var at = now.get();
        var bytes = body.getBytes();
        return vertx.executeBlocking(() -> verify(bytes, roots, at), false)
                .map(Objects::requireNonNull);
    }

    private static Verified verify(byte[] file, Trust trust, Instant at) {
        if (!Bundle.isMeant(file)) {
            refuseTooMuch(file);
            var report = Validator.check(file, trust, Optional.empty(), at);
            return verified(file, report, Optional.empty(), trust);
        }
        try {
            var bundle = Bundle.read(file);
            refuseTooMuch(bundle.agreement());
            bundle.file(Bundle.CERTIFICATE).ifPresent(Verifying::refuseTooMuch);
            var found = Examination.of(bundle, trust, at);
            return verified(bundle.agreement(), found.document(), Optional.of(found), trust);
        } catch (NotABundle e) {
            throw new Refusal(
                    422, "verify.no_bundle", Map.of("why", String.valueOf(e.getMessage())));
        }
    }

    private static void refuseTooMuch(byte[] pdf) {
        var inspected = Inspection.of(pdf);
        boolean isTooMuch =
                inspected.findings().stream().anyMatch(f -> TOO_MUCH.contains(f.code()));
        if (isTooMuch || signatures(pdf) > MOST_SIGNATURES) {
            throw new Refusal(422, "verify.too_much");
        }
    }

    private static int signatures(byte[] pdf) {
        try {
            return Revisions.of(pdf).signed().size();
        } catch (IOException | RuntimeException e) {
            // No PDF: the check says so.
            return 0;
        }
    }

    private static Verified verified(
            byte[] pdf, Report report, Optional<Examination> of, Trust trust) {
        var more = of.stream().flatMap(e -> e.findings().stream());
        var findings =
                Stream.concat(
                        more.map(f -> new Found(f.code().name(), f.about())),
                        report.findings().stream().map(f -> new Found(f.code().name(), f.about())));
        return new Verified(
                of.isPresent(),
                of.map(Examination::verdict).orElse(report.verdict()),
                Sha256.of(pdf).hex(),
                report.signed().map(Sha256::hex),
                report.signatures().stream().map(Verifying::signed).toList(),
                report.times(),
                findings.toList(),
                of.stream()
                        .flatMap(e -> e.chain().facts().stream())
                        .map(Verifying::happened)
                        .toList(),
                of.map(e -> e.chain().head().hex()),
                trust.roots().stream().map(root -> Sha256.of(root).hex()).toList());
    }

    private static Signed signed(Report.Signature signature) {
        var by = signature.by();
        return new Signed(
                signature.field(),
                by.name(),
                by.capacity(),
                by.organisation(),
                by.country(),
                signature.certificate().hex(),
                signature.at(),
                signature.dated(),
                signature.level(),
                signature.result());
    }

    private static Happened happened(Fact fact) {
        return new Happened(fact.seq(), fact.at(), fact.type(), fact.actor(), fact.data());
    }
}
