package org.khural.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.Test;
import org.khural.wire.Canonical;

/**
 * What the browser's own check is tested with: a document that one of two has signed, and what the
 * other is to sign. Keys and times differ whenever it is made, so what is held to is that these
 * inputs still give these outputs; {@code bin/golden} makes it anew only when they do not.
 */
class BrowserFixtureTest {
    private static final Path FILE =
            Path.of("web/src/features/agreement/fixtures/second-signature.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIELD = "party-2";

    @Test
    void the_same_inputs_still_give_what_the_browser_is_tested_with() throws Exception {
        if (Boolean.getBoolean("khural.golden.write") && !isGood()) make();
        assertThat(FILE).as("bin/golden writes it").exists();
        assertThat(isGood()).as("%s: bin/golden makes it anew", FILE).isTrue();
        assertThat(Files.size(FILE)).isLessThan(60_000);
    }

    @Test
    void what_is_prepared_is_what_will_be_signed_but_for_the_value() throws Exception {
        var fixture = JSON.readTree(FILE.toFile());
        var act = act(fixture, base(fixture));
        var value = Signatory.of(authority(), FIELD, "A").value(Pades.toSign(act));
        var signed = Pades.signed(act, value);
        var prepared = document(fixture);
        assertThat(prepared).hasSameSizeAs(signed);
        var hole = Revisions.of(signed).signed().getLast();
        assertThat(hole.isWhole()).isTrue();
        assertThat(hole.end()).isEqualTo(prepared.length);
        int from = (int) hole.from() + 1;
        int to = (int) hole.to() - 1;
        assertThat(new String(prepared, from, to - from, StandardCharsets.ISO_8859_1))
                .matches("0+");
        Arrays.fill(signed, from, to, (byte) '0');
        assertThat(prepared).isEqualTo(signed);
    }

    private static boolean isGood() throws Exception {
        if (!Files.exists(FILE)) return false;
        var fixture = JSON.readTree(FILE.toFile());
        var base = base(fixture);
        var act = act(fixture, base);
        var document = document(fixture);
        var increment = Arrays.copyOfRange(document, base.length, document.length);
        Map<String, Object> intent = new TreeMap<>();
        fixture.path("intent")
                .properties()
                .forEach(
                        each ->
                                intent.put(
                                        each.getKey(),
                                        each.getValue().isInt()
                                                ? (Object) each.getValue().intValue()
                                                : each.getValue().textValue()));
        for (var other : fixture.path("others")) {
            var all = unzip(bytes(other, "documentGzip"));
            int length = other.path("r0Length").intValue();
            var made = Pades.prepared(act(fixture, Arrays.copyOf(all, length)));
            if (!Arrays.equals(made, Arrays.copyOfRange(all, length, all.length))) return false;
        }
        return Arrays.equals(Pades.prepared(act), increment)
                && Arrays.equals(Pades.toSign(act), bytes(fixture, "dtbs"))
                && Canonical.text(intent).equals(fixture.path("canonical").textValue());
    }

    private static void make() throws Exception {
        var authority = authority();
        var fields =
                List.of(
                        new Field("party-1", 2, 60, 600, 200, 70),
                        new Field(FIELD, 2, 320, 600, 200, 70));
        var r0 = Pades.withFields(agreement(), fields);
        var base = Signatory.of(authority, "party-1", "Ректор Өнөр").sign(r0);
        var act = Signatory.of(authority, FIELD, "校长").act(base);
        var dtbs = Pades.toSign(act);
        var all = new ByteArrayOutputStream();
        all.write(base);
        all.write(Pades.prepared(act));
        var intent = new TreeMap<String, Object>();
        intent.put("v", 1);
        intent.put("type", "agreement.sign");
        intent.put("agreementId", "pact");
        intent.put("field", FIELD);
        intent.put("signatory", "p2");
        intent.put("capacity", "Захирал \"№ 2\" · 校长 \ud83d\udd8b\n");
        intent.put("r0Sha256", Sha256.of(r0).hex());
        intent.put("baseRevisionSha256", Sha256.of(base).hex());
        intent.put("dtbsSha256", Sha256.of(dtbs).hex());

        var fixture = JSON.createObjectNode();
        fixture.put("r0Length", r0.length);
        fixture.put("baseLength", base.length);
        put(fixture, "documentGzip", gzip(all.toByteArray()));
        put(fixture, "dtbs", dtbs);
        fixture.set("intent", JSON.valueToTree(intent));
        fixture.put("canonical", Canonical.text(intent));
        put(fixture, "certificate", act.certificate().getEncoded());
        put(fixture, "issuer", act.issuer().getEncoded());
        put(fixture, "picture", act.picture());
        fixture.put("at", act.at().toString());
        fixture.put("reason", act.reason());
        var others = fixture.putObject("others");
        other(others.putObject("tables"), fixture, tables());
        other(others.putObject("hybrid"), fixture, hybrid(tables()));
        Files.createDirectories(FILE.getParent());
        Files.writeString(
                FILE, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fixture) + "\n");
    }

    /** One page that was written in another way, with the first signature on it prepared. */
    private static void other(ObjectNode into, JsonNode fixture, byte[] pdf) throws Exception {
        var r0 = Pades.withFields(pdf, List.of(new Field(FIELD, 1, 60, 600, 200, 70)));
        var all = new ByteArrayOutputStream();
        all.write(r0);
        all.write(Pades.prepared(act(fixture, r0)));
        into.put("r0Length", r0.length);
        put(into, "documentGzip", gzip(all.toByteArray()));
    }

    private static byte[] tables() throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage(PDRectangle.A4));
            var out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }

    /** As some word processors write: a second table, empty, that names a stream beside it. */
    private static byte[] hybrid(byte[] pdf) throws IOException {
        var text = new String(pdf, StandardCharsets.ISO_8859_1);
        var prev = text.replaceAll("(?s).*startxref\\s+(\\d+)\\s+%%EOF\\s*", "$1");
        int size = Integer.parseInt(text.replaceAll("(?s).*/Size (\\d+).*", "$1"));
        var rows = ByteBuffer.allocate(5).put((byte) 1).putInt(pdf.length).array();
        var packed = new ByteArrayOutputStream();
        try (var deflate = new DeflaterOutputStream(packed)) {
            deflate.write(rows);
        }
        var out = new ByteArrayOutputStream();
        out.write(pdf);
        out.write(
                ascii(
                        "%d 0 obj\n<</Type/XRef/Size %d/W[1 4 0]/Index[%d 1]/Root 1 0 R/Filter/FlateDecode/Length %d>>stream\n"
                                .formatted(size, size + 1, size, packed.size())));
        out.write(packed.toByteArray());
        out.write(ascii("\nendstream\nendobj\n"));
        int table = out.size();
        out.write(
                ascii(
                        "xref\n0 0\ntrailer\n<</Size %d/Root 1 0 R/Prev %s/XRefStm %d>>\nstartxref\n%d\n%%%%EOF\n"
                                .formatted(size + 1, prev, pdf.length, table)));
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Authority authority() {
        return Authority.make("Khural, a test", Signatory.NOW, Signatory.DICE);
    }

    private static Pades.Act act(JsonNode fixture, byte[] base) throws Exception {
        return new Pades.Act(
                base,
                FIELD,
                certificate(bytes(fixture, "certificate")),
                certificate(bytes(fixture, "issuer")),
                Instant.parse(fixture.path("at").textValue()),
                fixture.path("reason").textValue(),
                bytes(fixture, "picture"));
    }

    private static byte[] base(JsonNode fixture) throws IOException {
        return Arrays.copyOf(document(fixture), fixture.path("baseLength").intValue());
    }

    private static byte[] document(JsonNode fixture) throws IOException {
        return unzip(bytes(fixture, "documentGzip"));
    }

    private static byte[] unzip(byte[] zipped) throws IOException {
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return unzipped.readAllBytes();
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(JsonNode fixture, String name) {
        return Base64.getDecoder().decode(fixture.path(name).textValue());
    }

    private static void put(ObjectNode fixture, String name, byte[] bytes) {
        fixture.put(name, Base64.getEncoder().encodeToString(bytes));
    }

    private static X509Certificate certificate(byte[] der) throws CertificateException {
        var factory = CertificateFactory.getInstance("X.509");
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
    }

    /** Two pages in three scripts, as a reader has to show them. */
    private static byte[] agreement() throws IOException {
        try (var document = new PDDocument()) {
            var serif = font(document, "khural-serif");
            var sans = font(document, "khural-sans");
            var chinese = font(document, "khural-chinese");
            try (var page = page(document)) {
                line(page, serif, 20, 60, 760, "Agreement on a joint programme");
                line(page, serif, 20, 60, 730, "Хамтарсан хөтөлбөрийн гэрээ");
                line(page, chinese, 20, 60, 700, "联合项目协议");
                line(page, sans, 11, 60, 650, "Article 1. The parties teach and study together.");
                line(page, sans, 11, 60, 632, "1 дүгээр зүйл. Талууд хамтран сургаж, судална.");
                line(page, chinese, 11, 60, 614, "第一条：双方共同教学与研究。");
            }
            try (var page = page(document)) {
                line(page, serif, 16, 60, 760, "Article 7. Signature");
                line(
                        page,
                        sans,
                        11,
                        60,
                        730,
                        "Done in three languages. The English text prevails.");
                line(page, sans, 11, 60, 712, "Гурван хэлээр үйлдэв. Англи эхийг баримтална.");
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static PDPageContentStream page(PDDocument document) throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        return new PDPageContentStream(document, page);
    }

    private static PDFont font(PDDocument document, String name) throws IOException {
        try (var in = Pades.class.getResourceAsStream("fonts/" + name + ".ttf")) {
            return PDType0Font.load(document, in, true);
        }
    }

    private static void line(
            PDPageContentStream page, PDFont font, float size, float x, float y, String text)
            throws IOException {
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(x, y);
        page.showText(text);
        page.endText();
    }
}
