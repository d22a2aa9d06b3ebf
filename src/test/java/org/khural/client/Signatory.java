package org.khural.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;

/** A signatory in a browser of their own, with a key that never leaves it. */
public record Signatory(
        String person, String agreement, Browser browser, String login, Tab tab, KeyPair keys) {
    public static Signatory enter(Browser browser, String link, String person, String agreement) {
        var login = browser.enter(link);
        return new Signatory(
                person, agreement, browser, login, browser.tab(login).join(), newKeys());
    }

    public static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The same person at another device. */
    public Signatory elsewhere() {
        return new Signatory(person, agreement, browser, login, tab, newKeys());
    }

    /** The same key in a browser that has entered anew. */
    public Signatory again(Browser browser, String link) {
        var login = browser.enter(link);
        return new Signatory(person, agreement, browser, login, browser.tab(login).join(), keys);
    }

    public String path(String what) {
        return "/api/logins/" + login + "/agreements/" + agreement + "/" + what;
    }

    /** The agreement as this person's screen has it. */
    public JsonNode row() {
        return row(tab, agreement);
    }

    public static JsonNode row(Tab tab, String agreement) {
        for (var row : tab.view("agreement").path("agreements")) {
            if (row.path("id").asText().equals(agreement)) return row;
        }
        return tab.view("agreement").path("none");
    }

    public Browser.Reply enrol() {
        return enrol("null");
    }

    /** {@code code}: from the mail, as JSON. */
    public Browser.Reply enrol(String code) {
        var words = "khural-key-v1 " + tab.workshop() + " " + agreement + " " + person;
        return browser.post(
                path("key"),
                "{\"spki\":\"%s\",\"proof\":\"%s\",\"code\":%s}"
                        .formatted(
                                base64(keys.getPublic().getEncoded()),
                                value(words.getBytes(StandardCharsets.UTF_8)),
                                code));
    }

    /** Enrols, reads and consents. */
    public void ready() {
        must(enrol());
        var frozen = row().path("frozen").asText();
        tab.must(
                "agreement.confirmRead",
                ("\"agreement\":\"%s\",\"sha256\":\"%s\",\"pages\":2,\"seconds\":30,"
                                + "\"language\":\"en\",\"paper\":false")
                        .formatted(agreement, frozen));
        tab.must(
                "agreement.consent",
                ("\"agreement\":\"%s\",\"sha256\":\"%s\",\"textSha256\":\"%s\","
                                + "\"language\":\"en\"")
                        .formatted(agreement, frozen, "7".repeat(64)));
    }

    /** The number of this person's turn, once it has come. */
    public long fence() {
        tab.until("the turn of " + person, () -> row().at("/turn/person").asText().equals(person));
        return row().at("/turn/fence").asLong();
    }

    public Browser.Reply begin(long fence) {
        return browser.post(path("begin"), "{\"fence\":" + fence + ",\"drawn\":null}");
    }

    public Browser.Reply sign(long fence, String value) {
        return Browser.await(signing(fence, value));
    }

    /** The post is on its way; whatever comes of it. */
    public Future<Browser.Reply> signing(long fence, String value) {
        return signing("{\"fence\":%d,\"value\":\"%s\"}".formatted(fence, value));
    }

    /** With a key that the server makes. */
    public Future<Browser.Reply> signingThere(long fence) {
        return signing("{\"fence\":%d,\"value\":null}".formatted(fence));
    }

    private Future<Browser.Reply> signing(String body) {
        return browser.send(HttpMethod.POST, path("sign"), body, Map.of());
    }

    /** Begins, signs what came, and gives the new fingerprint. */
    public String signs() {
        long fence = fence();
        var begun = must(begin(fence));
        return must(sign(fence, value(dtbs(begun)))).body().path("revision").asText();
    }

    private static Browser.Reply must(Browser.Reply reply) {
        if (reply.status() == 200) return reply;
        throw new AssertionError(reply.status() + " " + reply.body());
    }

    public byte[] file(String sha256) {
        return must(browser.get(path("files/" + sha256))).bytes().getBytes();
    }

    /** As WebCrypto writes it. */
    public String value(byte[] data) {
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            return base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static byte[] dtbs(Browser.Reply begun) {
        return Base64.getDecoder().decode(begun.body().path("dtbs").asText());
    }

    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
