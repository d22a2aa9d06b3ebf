package org.khural.bench;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.khural.signing.Appearance;
import org.khural.signing.Authority;
import org.khural.signing.Field;
import org.khural.signing.Pades;
import org.khural.signing.SignatoryKey;
import org.khural.signing.Subject;
import org.khural.signing.Trust;
import org.khural.signing.Validator;

/** What a signature is made of, each by itself and in this process: medians in milliseconds. */
final class SigningParts {
    private static final int MOST = 10;
    private static final SecureRandom DICE = new SecureRandom();

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Authority authority = Authority.make("Khural, a bench", now, DICE);
    private final Trust trust =
            new Trust(authority.root(), authority.revocations(1, Map.of(), now));
    private final int times;
    private final List<Double> checks = new ArrayList<>();
    private double picture;
    private double toSign;
    private double prepared;
    private double embed;
    private byte[] pdf = new byte[0];

    private SigningParts(int times) {
        this.times = times;
    }

    static SigningParts measure(int times) {
        var parts = new SigningParts(times);
        // Compilers first.
        parts.run();
        parts.run();
        return parts;
    }

    /** Of a document with so many signatures. */
    double check(int signatures) {
        return checks.get(signatures - 1);
    }

    private void run() {
        checks.clear();
        var fields = new ArrayList<Field>();
        for (int i = 0; i < MOST; i++) {
            fields.add(new Field("f" + i, 2, 40 + i % 2 * 260, 20 + i / 2 * 90, 200, 80));
        }
        pdf = Pades.withFields(SigningDocument.of(60_000), fields);
        for (int i = 0; i < MOST; i++) sign("f" + i);
    }

    private void sign(String field) {
        var keys = SignatoryKey.make();
        var subject =
                new Subject(
                        "Rector",
                        Optional.of("Rector"),
                        Optional.of("University"),
                        Optional.of("MN"));
        var life = Duration.ofDays(30);
        var certificate = authority.certify(subject, keys.getPublic(), now, life, DICE);
        var seen = new byte[1][];
        picture = median(() -> seen[0] = png());
        var act = new Pades.Act(pdf, field, certificate, authority.root(), now, "Rector", seen[0]);
        toSign = median(() -> Pades.toSign(act));
        prepared = median(() -> Pades.prepared(act));
        var dtbs = Pades.toSign(act);
        var value = SignatoryKey.sign(keys, dtbs);
        var der = SignatoryKey.check(keys.getPublic(), dtbs, value).orElseThrow();
        embed = median(() -> Pades.signed(act, der));
        pdf = Pades.signed(act, der);
        checks.add(median(() -> Validator.check(pdf, trust, Optional.empty(), now)));
    }

    private byte[] png() {
        var languages = List.of("en", "mn");
        return new Appearance(
                        "Rector of Technology",
                        List.of("Rector", "Захирал"),
                        "University of Technology",
                        now,
                        languages,
                        Optional.empty(),
                        false)
                .png(200, 80);
    }

    private double median(Supplier<?> work) {
        var took = new long[times];
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            work.get();
            took[i] = System.nanoTime() - began;
        }
        Arrays.sort(took);
        return took[times / 2] / 1e6;
    }

    void tell(Report report) {
        report.figure(
                "by itself: the picture / what is to be signed / the increment / embedding",
                "%.1f / %.1f / %.1f / %.1f ms".formatted(picture, toSign, prepared, embed));
        report.figure(
                "by itself: validation of 1 / 5 / 10 signatures",
                "%.1f / %.1f / %.1f ms".formatted(check(1), check(5), check(MOST)));
    }
}
