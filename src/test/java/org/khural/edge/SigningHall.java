package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.BeforeEach;
import org.khural.client.Browser;
import org.khural.client.Signatory;
import org.khural.client.Tab;
import org.khural.domain.PersonId;

/** A session in which two heads of institutions sign; they and the hall know only the protocol. */
abstract class SigningHall extends EdgeTest {
    Browser office;
    String organiser;
    Tab desk;
    Tab chair;

    /** How the second one signs. */
    String mode = "CLIENT";

    @BeforeEach
    void aSession() {
        chair = openedByChair();
        office = browser();
        organiser = office.enter(link(ORGANISER));
        desk = office.tab(organiser).join("ORGANISER");
    }

    static byte[] document() {
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

    static String terms(String more) {
        return ("\"terms\":{\"title\":{\"en\":\"Agreement\",\"mn\":\"Гэрээ\"},\"languages\":[\"en\","
                        + "\"mn\"],\"prevailing\":\"en\",\"order\":\"CALLED\",\"turnSeconds\":120,"
                        + "\"sight\":false,\"shown\":\"DOCUMENT\",\"expires\":%d,\"test\":false}")
                .formatted(Instant.now().plusSeconds(86_400).toEpochMilli())
                .replace("\"order\":\"CALLED\"", more.isEmpty() ? "\"order\":\"CALLED\"" : more);
    }

    Browser.Reply bring(byte[] pdf) {
        return office.post("/api/logins/" + organiser + "/documents", pdf);
    }

    /** With the document, two parties, and a field for each of the two. */
    void drafted() {
        drafted("CLIENT");
    }

    /** {@code first}: whose key the first of the two signs with. */
    void drafted(String first) {
        var brought = bring(document());
        assertThat(brought.status()).isEqualTo(200);
        assertThat(brought.body().path("findings")).isEmpty();
        desk.must("agreement.draft", "\"agreement\":\"pact\"," + terms(""));
        desk.must(
                "agreement.attachDocument",
                "\"agreement\":\"pact\",\"document\":{\"sha256\":\"%s\",\"bytes\":%d,\"pages\":%d}"
                        .formatted(
                                brought.body().path("sha256").asText(),
                                brought.body().path("bytes").asInt(),
                                brought.body().path("pages").asInt()));
        desk.must(
                "agreement.arrangeSignatories",
                "\"agreement\":\"pact\",\"parties\":["
                        + "{\"id\":\"technology\",\"name\":{\"en\":\"University of Technology\","
                        + "\"mn\":\"Технологийн их сургууль\"},\"country\":\"MN\"},"
                        + "{\"id\":\"sciences\",\"name\":{\"en\":\"Institute of Sciences\","
                        + "\"zh\":\"科学技术研究院\"},\"country\":\"CN\"}],\"signatories\":["
                        + signatory("ann", "technology", "Rector", "Захирал Өү", 60, first)
                        + ","
                        + signatory("ben", "sciences", "President", "院长", 330, mode)
                        + "]");
    }

    private static String signatory(
            String person, String party, String capacity, String other, int x, String mode) {
        return ("{\"person\":\"%s\",\"party\":\"%s\",\"name\":{\"en\":\"%s\"},\"capacity\":"
                        + "{\"en\":\"%s\",\"mn\":\"%s\"},\"mode\":\"%s\",\"place\":{\"page\":2,"
                        + "\"x\":%d,\"y\":600,\"width\":200,\"height\":80}}")
                .formatted(
                        person, party, capacity + " of the institution", capacity, other, mode, x);
    }

    void frozen() {
        drafted();
        freeze();
    }

    void freeze() {
        desk.must("agreement.freeze", "\"agreement\":\"pact\"");
        desk.until("it is frozen", () -> pact(desk).path("stage").asText().equals("FROZEN"));
    }

    void opened(Signatory... people) {
        for (var person : people) person.ready();
        chair.must(
                "agreement.openCeremony", "\"agreement\":\"pact\",\"anyway\":false,\"tenure\":1");
    }

    void call(PersonId person) {
        chair.must(
                "agreement.callSignatory",
                "\"agreement\":\"pact\",\"person\":\"%s\",\"tenure\":1".formatted(person));
    }

    static JsonNode pact(Tab tab) {
        return tab.view("agreement").path("agreements").path(0);
    }

    Signatory person(PersonId id) {
        return Signatory.enter(browser(), link(id), id.value(), "pact");
    }

    /** Its revision is in the state, it is the head, and it holds one signature and no other. */
    void signedOnce(Signatory who, Browser.Reply signed) {
        assertThat(signed.status()).as(signed.body().toString()).isEqualTo(200);
        var revision = signed.body().path("revision").asText();
        chair.until("the head", () -> pact(chair).path("head").asText().equals(revision));
        assertThat(pact(chair).at("/signatories/0/signed/revision").asText()).isEqualTo(revision);
        assertThat(pact(chair).path("turn").isNull()).isTrue();
        var text = new String(who.file(revision), StandardCharsets.ISO_8859_1);
        assertThat(text.split("/ByteRange", -1)).hasSize(2);
    }

    static Browser.Reply until200(Supplier<Browser.Reply> post) {
        long end = System.nanoTime() + 15_000_000_000L;
        while (true) {
            var reply = post.get();
            if (reply.status() == 200) return reply;
            assertThat(reply.code()).isEqualTo("away");
            if (System.nanoTime() > end) throw new AssertionError("still away");
            pause(100);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
