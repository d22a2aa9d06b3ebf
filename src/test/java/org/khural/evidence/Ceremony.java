package org.khural.evidence;

import static org.khural.signing.Signatory.DICE;
import static org.khural.signing.Signatory.NOW;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.khural.domain.LocalizedText;
import org.khural.signing.Authority;
import org.khural.signing.Field;
import org.khural.signing.Pades;
import org.khural.signing.Sha256;
import org.khural.signing.Signatory;

/**
 * An agreement that two people sign, with everything that it leaves behind.
 *
 * @param pdf in the form that lasts
 */
public record Ceremony(
        Authority authority, byte[] frozen, byte[] once, byte[] twice, byte[] pdf, Chain chain) {
    /** A little lower on the page, another agreement. */
    public static Ceremony of(Authority authority, float height) {
        var fields =
                List.of(
                        new Field("party-1", 1, 60, height, 200, 70),
                        new Field("party-2", 1, 320, height, 200, 70));
        var frozen = Pades.withFields(twoPages(), fields);
        var first = Signatory.of(authority, "party-1", "Rector of Technology");
        var second = Signatory.of(authority, "party-2", "校长");
        var once = first.sign(frozen);
        var twice = second.sign(once);
        var pdf = Pades.lasting(twice, authority, revoked(authority), NOW.plusSeconds(5));
        var chain =
                Chain.EMPTY
                        .and(at(0), "created", "organiser", Map.of())
                        .and(at(1), Chain.FROZEN, "organiser", Map.of("sha256", hex(frozen)))
                        .and(at(2), "consented", "party-1", Map.of("language", "mn"))
                        .and(at(3), Chain.SIGNED, "party-1", signed(first, once))
                        .and(at(4), Chain.SIGNED, "party-2", signed(second, twice))
                        .and(at(5), Chain.COMPLETED, "system", Map.of("sha256", hex(twice)))
                        .and(at(9), "receipts", "system", Map.of("screens", "147", "of", "150"));
        return new Ceremony(authority, frozen, once, twice, pdf, chain);
    }

    public static Ceremony of(Authority authority) {
        return of(authority, 600);
    }

    public static Authority instance() {
        return Authority.make("Khural, a test", NOW, DICE);
    }

    public Bundle bundle() {
        return with(Map.of());
    }

    /** The bundle with some files changed, and without those that are empty. */
    public Bundle with(Map<String, byte[]> changed) {
        var revoked = revoked(authority);
        var completion = completion();
        var more =
                Map.of(
                        Bundle.CERTIFICATE, CompletionPdf.of(completion, authority, revoked),
                        Bundle.CERTIFICATE_DATA, completion.json());
        var made = Bundle.of(pdf, chain, authority, revoked, more, NOW.plusSeconds(10));
        var files = new TreeMap<>(made.files());
        files.putAll(changed);
        files.values().removeIf(bytes -> bytes.length == 0);
        return new Bundle(files);
    }

    /** As it was when the chain had all but its last fact. */
    public Completion completion() {
        var facts = chain.facts();
        return new Completion(
                "agreement-1",
                LocalizedText.of(
                        "mn", "Хамтын ажиллагааны гэрээ", "en", "Agreement on cooperation"),
                List.of("mn", "en"),
                "mn",
                List.of(
                        new Completion.Party(TECHNOLOGY, Optional.of("MN")),
                        new Completion.Party(SCIENCE, Optional.of("CN"))),
                List.of(
                        signature(facts.get(3), "Rector of Technology", TECHNOLOGY),
                        signature(facts.get(4), "校长", SCIENCE)),
                Sha256.of(frozen),
                Sha256.of(twice),
                Optional.of(new Completion.Receipts(147, 150)),
                facts.get(5).hash(),
                Sha256.of(authority.root()),
                NOW.plusSeconds(6),
                false);
    }

    private static final LocalizedText TECHNOLOGY =
            LocalizedText.of("mn", "Технологийн их сургууль", "en", "University of Technology");
    private static final LocalizedText SCIENCE =
            LocalizedText.of("zh", "科学大学", "en", "University of Science");

    private static Completion.Signature signature(Fact signed, String name, LocalizedText party) {
        return new Completion.Signature(
                LocalizedText.of("en", name),
                LocalizedText.of("mn", "Ректор", "en", "Rector"),
                party,
                signed.data().get("field"),
                signed.at(),
                Completion.Key.CLIENT,
                List.of(Completion.Proof.MAIL_CODE, Completion.Proof.PASSKEY),
                signed.sha256("certificate").orElseThrow(),
                signed.sha256("sha256").orElseThrow());
    }

    /** The second page has no annotation, for no field is on it. */
    private static byte[] twoPages() {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage(PDRectangle.A4));
            document.addPage(new PDPage(PDRectangle.A4));
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> signed(Signatory who, byte[] revision) {
        return Map.of(
                "field", who.field(),
                "certificate", Sha256.of(who.certificate()).hex(),
                "sha256", hex(revision),
                "mode", "client");
    }

    static byte[] revoked(Authority authority) {
        return authority.revocations(1, Map.of(), NOW);
    }

    static String hex(byte[] bytes) {
        return Sha256.of(bytes).hex();
    }

    static Instant at(int seconds) {
        return NOW.plusSeconds(seconds).plusMillis(123);
    }
}
