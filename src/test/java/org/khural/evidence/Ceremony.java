package org.khural.evidence;

import static org.khural.signing.Signatory.DICE;
import static org.khural.signing.Signatory.NOW;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
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
        var files = new TreeMap<String, byte[]>();
        files.put(Bundle.AGREEMENT, pdf);
        files.put(Bundle.EVIDENCE, chain.bytes());
        files.put(Bundle.ROOT, Bundle.pem(authority.root()));
        files.put(Bundle.REVOKED, revoked(authority));
        files.putAll(changed);
        files.values().removeIf(bytes -> bytes.length == 0);
        return new Bundle(files);
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
