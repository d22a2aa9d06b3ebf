package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.BeforeEach;
import org.khural.client.Browser;
import org.khural.client.Tab;
import org.khural.domain.PersonId;

/** A session in which two heads of institutions sign; they and the hall know only the protocol. */
abstract class SigningHall extends EdgeTest {
    Browser office;
    String organiser;
    Tab desk;
    Tab chair;

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
                        + signatory("ann", "technology", "Rector", "Захирал Өү", 60)
                        + ","
                        + signatory("ben", "sciences", "President", "院长", 330)
                        + "]");
    }

    private static String signatory(
            String person, String party, String capacity, String other, int x) {
        return ("{\"person\":\"%s\",\"party\":\"%s\",\"name\":{\"en\":\"%s\"},\"capacity\":"
                        + "{\"en\":\"%s\",\"mn\":\"%s\"},\"mode\":\"CLIENT\",\"place\":{\"page\":2,"
                        + "\"x\":%d,\"y\":600,\"width\":200,\"height\":80}}")
                .formatted(person, party, capacity + " of the institution", capacity, other, x);
    }

    void frozen() {
        drafted();
        desk.must("agreement.freeze", "\"agreement\":\"pact\"");
        desk.until("it is frozen", () -> pact(desk).path("stage").asText().equals("FROZEN"));
    }

    void opened(Person... people) {
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

    Person person(PersonId id) {
        var browser = browser();
        var login = browser.enter(link(id));
        return new Person(id, browser, login, browser.tab(login).join(), newKeys());
    }

    static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A signatory in a browser of their own, with a key that never leaves it. */
    final class Person {
        final PersonId id;
        final Browser browser;
        final String login;
        final Tab tab;
        final KeyPair keys;

        Person(PersonId id, Browser browser, String login, Tab tab, KeyPair keys) {
            this.id = id;
            this.browser = browser;
            this.login = login;
            this.tab = tab;
            this.keys = keys;
        }

        /** The same person at another device. */
        Person elsewhere() {
            return new Person(id, browser, login, tab, newKeys());
        }

        String path(String what) {
            return "/api/logins/" + login + "/agreements/pact/" + what;
        }

        Browser.Reply enrol() {
            return enrol("null");
        }

        /** {@code code}: as JSON. */
        Browser.Reply enrol(String code) {
            var words = "khural-key-v1 " + workshop + " pact " + id;
            return browser.post(
                    path("key"),
                    "{\"spki\":\"%s\",\"proof\":\"%s\",\"code\":%s}"
                            .formatted(
                                    base64(keys.getPublic().getEncoded()),
                                    value(words.getBytes(StandardCharsets.UTF_8)),
                                    code));
        }

        void ready() {
            assertThat(enrol().status()).isEqualTo(200);
            var frozen = pact(tab).path("frozen").asText();
            tab.must(
                    "agreement.confirmRead",
                    ("\"agreement\":\"pact\",\"sha256\":\"%s\",\"pages\":2,\"seconds\":30,"
                                    + "\"language\":\"en\",\"paper\":false")
                            .formatted(frozen));
            tab.must(
                    "agreement.consent",
                    ("\"agreement\":\"pact\",\"sha256\":\"%s\",\"textSha256\":\"%s\","
                                    + "\"language\":\"en\"")
                            .formatted(frozen, "7".repeat(64)));
        }

        long fence() {
            tab.until(
                    "the turn of " + id,
                    () -> pact(tab).at("/turn/person").asText().equals(id.value()));
            return pact(tab).at("/turn/fence").asLong();
        }

        Browser.Reply begin(long fence) {
            return browser.post(path("begin"), "{\"fence\":" + fence + ",\"drawn\":null}");
        }

        Browser.Reply sign(long fence, String value) {
            return browser.post(
                    path("sign"), "{\"fence\":%d,\"value\":\"%s\"}".formatted(fence, value));
        }

        /** Begins, signs what came, and gives the new fingerprint. */
        String signs() {
            long fence = fence();
            var begun = begin(fence);
            assertThat(begun.status()).as(begun.body().toString()).isEqualTo(200);
            var signed = sign(fence, value(dtbs(begun)));
            assertThat(signed.status()).as(signed.body().toString()).isEqualTo(200);
            return signed.body().path("revision").asText();
        }

        byte[] file(String sha256) {
            var reply = browser.get(path("files/" + sha256));
            assertThat(reply.status()).isEqualTo(200);
            return reply.bytes().getBytes();
        }

        /** As WebCrypto writes it. */
        String value(byte[] data) {
            try {
                var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
                signature.initSign(keys.getPrivate());
                signature.update(data);
                return base64(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
    }

    static byte[] dtbs(Browser.Reply begun) {
        return Base64.getDecoder().decode(begun.body().path("dtbs").asText());
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
