package org.khural.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.khural.domain.LocalizedText;
import org.khural.signing.Authority;
import org.khural.signing.Pades;
import org.khural.signing.Sha256;
import org.khural.signing.Statement;
import org.khural.signing.Statement.Row;
import org.khural.signing.Statement.Voice;

/** The certificate of completion as pages to read, under the seal of the instance. */
public final class CompletionPdf {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Completion completion;
    private final List<CompletionWords> words;
    private final List<Row> rows = new ArrayList<>();

    private CompletionPdf(Completion completion) {
        this.completion = completion;
        this.words = completion.languages().stream().map(CompletionWords::in).distinct().toList();
    }

    /**
     * With {@link Completion#json} inside, and made to last.
     *
     * @param revoked by this authority (RFC 5280, in DER)
     * @throws org.khural.signing.SigningFailed if a letter is in none of our fonts
     */
    public static byte[] of(Completion completion, Authority authority, byte[] revoked) {
        var at = completion.at();
        var page = Attached.to(new CompletionPdf(completion).page(), completion.json());
        var sealed = Pades.sealed(page, authority, "Certificate of completion", at);
        return Pades.lasting(sealed, authority, revoked, at);
    }

    private byte[] page() {
        say(Voice.TITLE, in -> in.of("heading"));
        if (completion.isTest()) say(Voice.WARNING, in -> in.of("test"));
        say(Voice.SMALL, in -> in.of("intro"));
        agreement();
        completion.signatures().forEach(this::signature);
        fingerprints();
        say(Voice.HEADING, in -> in.of("limits"));
        for (var limit : Completion.Limit.values()) {
            say(Voice.TEXT, in -> "– " + in.of("limit." + Completion.code(limit)));
        }
        say(Voice.SMALL, in -> in.say("made", "at", time(completion.at())));
        var title = words.stream().map(in -> in.of("heading")).collect(Collectors.joining(" · "));
        return new Statement(title, words.getFirst().language(), rows, completion.at()).pdf();
    }

    private void agreement() {
        say(Voice.HEADING, in -> in.of("agreement"));
        say(Voice.NAME, in -> in.of(completion.title()));
        var prevailing = completion.prevailing();
        say(Voice.SMALL, in -> in.say("prevailing", "language", language(prevailing, in)));
        say(Voice.HEADING, in -> in.of("parties"));
        for (var party : completion.parties()) {
            var country = party.country().map(code -> " (" + code + ")").orElse("");
            say(Voice.TEXT, in -> in.of(party.name()) + country);
        }
        say(Voice.HEADING, in -> in.of("signatures"));
    }

    private void signature(Completion.Signature signature) {
        say(Voice.NAME, in -> in.of(signature.name()));
        say(Voice.TEXT, in -> joined(in, signature.capacity(), signature.party()));
        say(Voice.TEXT, in -> in.say("signed", "at", time(signature.at())));
        say(
                Voice.TEXT,
                in ->
                        signature.proofs().stream()
                                .map(proof -> in.of("proof." + Completion.code(proof)))
                                .collect(Collectors.joining("; ", in.of("proofs") + ": ", "")));
        var key = "key." + Completion.code(signature.key());
        say(Voice.TEXT, in -> in.of("key") + ": " + in.of(key));
        print("certificate", signature.certificate());
        print("document", signature.document());
    }

    private void fingerprints() {
        say(Voice.HEADING, in -> in.of("fingerprints"));
        print("frozen", completion.frozen());
        print("completed", completion.completed());
        completion
                .receipts()
                .ifPresent(
                        receipts ->
                                say(
                                        Voice.TEXT,
                                        in ->
                                                in.say(
                                                        "receipts",
                                                        "confirmed",
                                                        String.valueOf(receipts.confirmed()),
                                                        "of",
                                                        String.valueOf(receipts.of()))));
        print("chain", completion.chain());
        print("root", completion.root());
        say(Voice.TEXT, in -> in.of("compare"));
    }

    /** The same in each language, beside each other. */
    private void say(Voice voice, Function<CompletionWords, String> text) {
        rows.add(new Row(voice, words.stream().map(text).toList()));
    }

    /** A fingerprint has no language: it stands under its names, over the whole width. */
    private void print(String key, Sha256 fingerprint) {
        say(Voice.LABEL, in -> in.of(key));
        rows.add(new Row(Voice.PRINT, List.of(fingerprint.grouped())));
    }

    private static String joined(CompletionWords in, LocalizedText... texts) {
        return List.of(texts).stream().map(in::of).distinct().collect(Collectors.joining(", "));
    }

    private static String language(String code, CompletionWords in) {
        var known = "language." + code;
        return in.texts().getOrDefault(known, code);
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
