package org.khural.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.khural.signing.Revisions;
import org.khural.signing.Revisions.Signed;
import org.khural.signing.Sha256;

/**
 * How to check this very agreement with programs that have nothing of ours, as commands to copy:
 * where each signature stands in the file is filled in. In English, like the programs it names.
 */
final class Instructions {
    /** Whatever a field is called, it is no command. */
    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{N}. _-]");

    private final byte[] pdf;
    private final X509Certificate root;
    private final Chain chain;

    private Instructions(byte[] pdf, X509Certificate root, Chain chain) {
        this.pdf = pdf;
        this.root = root;
        this.chain = chain;
    }

    static byte[] of(byte[] pdf, X509Certificate root, Chain chain) {
        try {
            return new Instructions(pdf, root, chain).text().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() throws IOException {
        var signed = Revisions.of(pdf).signed();
        var people = signed.stream().filter(each -> !each.isTime()).map(this::signature);
        var times = signed.stream().filter(Signed::isTime).map(this::time);
        return fill(
                template("verify.md"),
                Map.of(
                        "root", Sha256.of(root).grouped(),
                        "signatures", people.collect(Collectors.joining("\n")),
                        "times", times.collect(Collectors.joining("\n")),
                        "frozen", frozen(),
                        "head", chain.head().hex()));
    }

    private String frozen() {
        var known = chain.evidence().map(evidence -> evidence.frozen());
        var length =
                known.stream().flatMapToInt(f -> Revisions.prefix(pdf, f, pdf.length).stream());
        return String.valueOf(length.findFirst().orElse(0));
    }

    private String signature(Signed signed) {
        var fact =
                chain.facts().stream()
                        .filter(each -> each.type().equals(Chain.SIGNED))
                        .filter(
                                each ->
                                        Optional.ofNullable(each.data().get("field"))
                                                .equals(signed.field()))
                        .findFirst();
        var at = fact.map(Fact::at).orElse(root.getNotBefore().toInstant());
        // Its issuer is in no file of the bundle; the chain names the certificate itself.
        var brought = fact.filter(Chain::isBrought);
        var whose =
                brought.map(each -> each.data().getOrDefault("certificate", ""))
                        .map(
                                sha ->
                                        ", whose certificate another issuer gave (SHA-256 "
                                                + sha
                                                + ")");
        return block("verify-signature.md", signed, at)
                .replace("{whose}", whose.orElse(""))
                .replace("{trust}", brought.isPresent() ? "-noverify" : "-CAfile ca.pem");
    }

    private String time(Signed signed) {
        var at =
                chain.facts().isEmpty()
                        ? root.getNotBefore().toInstant()
                        : chain.facts().getLast().at();
        return block("verify-time.md", signed, at);
    }

    /** {@code at}: when the certificate was in force, for it will not be when this is read. */
    private String block(String name, Signed signed, Instant at) {
        return fill(
                template(name),
                Map.of(
                        "field", UNSAFE.matcher(signed.field().orElse("")).replaceAll("?"),
                        "before", String.valueOf(signed.from()),
                        "value", String.valueOf(signed.from() + 2),
                        "digits", String.valueOf(signed.to() - signed.from() - 2),
                        "behind", String.valueOf(signed.to() + 1),
                        "rest", String.valueOf(signed.end() - signed.to()),
                        "end", String.valueOf(signed.end()),
                        "at", String.valueOf(at.getEpochSecond())));
    }

    private static String fill(String text, Map<String, String> values) {
        var filled = text;
        for (var each : values.entrySet()) {
            filled = filled.replace("{" + each.getKey() + "}", each.getValue());
        }
        return filled;
    }

    private static String template(String name) {
        try (var in = Instructions.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException(name + " is not in the jar");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
