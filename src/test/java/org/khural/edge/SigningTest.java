package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.khural.client.Signatory;
import org.khural.evidence.Bundle;
import org.khural.evidence.Examination;
import org.khural.evidence.NotABundle;
import org.khural.signing.Report;
import org.khural.signing.Sha256;
import org.khural.signing.Trust;

/** An agreement from its document to the bundle, over the protocol alone (signing 3 and 7). */
class SigningTest extends SigningHall {
    @Test
    void two_sign_one_after_the_other_and_a_stranger_can_check_it() throws NotABundle {
        frozen();
        var ann = person(ANN);
        var ben = person(BEN);
        opened(ann, ben);
        call(ANN);
        var first = ann.signs();
        call(BEN);
        var second = ben.signs();
        ben.tab()
                .untilLate(
                        "it is sealed",
                        () -> pact(ben.tab()).path("stage").asText().equals("SEALED"));

        var r0 = ann.file(pact(ann.tab()).path("frozen").asText());
        var one = ann.file(first);
        var both = ann.file(second);
        assertThat(Arrays.copyOf(one, r0.length)).isEqualTo(r0);
        assertThat(Arrays.copyOf(both, one.length)).isEqualTo(one);
        var increment = ann.browser().get(ann.path("files/" + second + "?after=" + first));
        assertThat(increment.bytes().getBytes())
                .isEqualTo(Arrays.copyOfRange(both, one.length, both.length));

        var sealed = pact(ben.tab()).path("sealed");
        var bundle = Bundle.read(ben.file(sealed.path("bundle").asText()));
        var root = bundle.root().orElseThrow();
        var examined =
                Examination.of(bundle, new Trust(List.of(root), Optional.empty()), Instant.now());
        assertThat(examined.findings()).isEmpty();
        assertThat(examined.document().findings()).isEmpty();
        assertThat(examined.verdict()).isEqualTo(Report.Verdict.VALID);
        assertThat(examined.document().signatures())
                .extracting(s -> s.by().organisation().orElse(""))
                .containsExactly("University of Technology", "Institute of Sciences");
        assertThat(bundle.agreement()).isEqualTo(ben.file(sealed.path("document").asText()));

        var files = new TreeMap<>(bundle.files());
        files.put("intents/signature-1.json", "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(verdict(files, root)).isEqualTo(Report.Verdict.CHANGED);
        files.remove("intents/signature-1.json");
        assertThat(verdict(files, root)).isEqualTo(Report.Verdict.INTACT);
    }

    @Test
    void what_is_to_be_signed_can_be_checked_before_the_key_is_used() {
        frozen();
        var ann = person(ANN);
        opened(ann, person(BEN));
        call(ANN);
        var begun = ann.begin(ann.fence()).body();
        var base = ann.file(begun.path("base").asText());
        var increment = Base64.getDecoder().decode(begun.path("increment").asText());
        var dtbs = Base64.getDecoder().decode(begun.path("dtbs").asText());
        assertThat(begun.at("/intent/dtbsSha256").asText()).isEqualTo(Sha256.of(dtbs).hex());
        assertThat(begun.at("/intent/baseRevisionSha256").asText())
                .isEqualTo(Sha256.of(base).hex());
        var text = new String(increment, StandardCharsets.ISO_8859_1);
        int contents = text.indexOf("/Contents <") + "/Contents ".length();
        int end = text.indexOf('>', contents) + 1;
        assertThat(text.substring(contents + 1, end - 1)).matches("0+");
        var covered = new java.io.ByteArrayOutputStream();
        covered.writeBytes(base);
        covered.write(increment, 0, contents);
        covered.write(increment, end, increment.length - end);
        var digest = Base64.getEncoder().encodeToString(hash(covered.toByteArray()));
        assertThat(Base64.getEncoder().encodeToString(messageDigest(dtbs))).isEqualTo(digest);
    }

    @Test
    void the_same_again_is_the_same_answer() {
        frozen();
        var ann = person(ANN);
        opened(ann, person(BEN));
        call(ANN);
        long fence = ann.fence();
        var begun = ann.begin(fence);
        assertThat(ann.begin(fence).body()).isEqualTo(begun.body());
        var value = ann.value(Signatory.dtbs(begun));
        var signed = ann.sign(fence, value);
        assertThat(ann.sign(fence, value).body()).isEqualTo(signed.body());
        assertThat(ann.enrol().code()).isEqualTo("");
    }

    @Test
    void another_turn_another_key_and_other_bytes_are_refused() {
        frozen();
        var ann = person(ANN);
        var ben = person(BEN);
        opened(ann, ben);
        assertThat(ann.begin(1).code()).isEqualTo("agreement.no_turn");
        call(ANN);
        long fence = ann.fence();
        assertThat(ben.begin(fence).code()).isEqualTo("agreement.no_turn");
        assertThat(ann.begin(fence + 1).code()).isEqualTo("agreement.stale_turn");
        var begun = ann.begin(fence);
        assertThat(ann.sign(fence, ben.value(Signatory.dtbs(begun))).code())
                .isEqualTo("agreement.bad_signature");
        assertThat(ann.sign(fence, ann.value(new byte[] {1})).code())
                .isEqualTo("agreement.bad_signature");
        assertThat(ann.sign(fence, "AAAA").code()).isEqualTo("agreement.bad_signature");
        assertThat(pact(ann.tab()).at("/signatories/0/signed").isNull()).isTrue();
    }

    @Test
    void another_device_takes_over_in_the_middle_and_the_old_one_is_refused() {
        frozen();
        var ann = person(ANN);
        opened(ann, person(BEN));
        call(ANN);
        long fence = ann.fence();
        var begun = ann.begin(fence);
        var other = ann.elsewhere();
        assertThat(other.enrol().status()).isEqualTo(200);
        assertThat(ann.sign(fence, ann.value(Signatory.dtbs(begun))).code())
                .isEqualTo("agreement.no_turn");
        var again = other.begin(fence);
        assertThat(other.sign(fence, other.value(Signatory.dtbs(again))).status()).isEqualTo(200);
    }

    @Test
    void strangers_to_an_agreement_neither_enrol_nor_sign() {
        frozen();
        var chairman = person(CHAIR);
        assertThat(chairman.enrol().code()).isEqualTo("agreement.not_a_signatory");
        assertThat(chairman.begin(1).code()).isEqualTo("agreement.not_a_signatory");
        var ann = person(ANN);
        var liar =
                ann.browser()
                        .post(
                                ann.path("key"),
                                "{\"spki\":\"%s\",\"proof\":\"%s\",\"code\":null}"
                                        .formatted(
                                                Signatory.base64(
                                                        Signatory.newKeys()
                                                                .getPublic()
                                                                .getEncoded()),
                                                ann.value(new byte[] {1})));
        assertThat(liar.code()).isEqualTo("agreement.bad_key");
        assertThat(ann.browser().get(ann.path("files/" + "0".repeat(64))).status()).isEqualTo(404);
    }

    @Test
    void a_document_that_can_not_be_frozen_says_why() {
        var brought = bring("no document".getBytes(StandardCharsets.UTF_8));
        assertThat(brought.body().at("/findings/0/code").asText()).isEqualTo("NOT_A_PDF");
        assertThat(brought.body().path("sha256").isNull()).isTrue();
        var ann = person(ANN);
        var denied = ann.browser().post("/api/logins/" + ann.login() + "/documents", document());
        assertThat(denied.status()).isEqualTo(403);
        var huge = bring(new byte[20_000_001]);
        assertThat(huge.status()).isEqualTo(413);
        assertThat(huge.body().at("/args/limit").asInt()).isEqualTo(20_000_000);
    }

    @Test
    void screens_that_confirmed_are_counted() {
        frozen();
        var ann = person(ANN);
        opened(ann, person(BEN));
        call(ANN);
        var first = ann.signs();
        var receipt = "{\"revision\":\"" + first + "\"}";
        assertThat(ann.browser().post(ann.path("receipts"), receipt).status()).isEqualTo(204);
        assertThat(ann.browser().post(ann.path("receipts"), receipt).status()).isEqualTo(204);
        var wrong = "{\"revision\":\"" + "0".repeat(64) + "\"}";
        assertThat(ann.browser().post(ann.path("receipts"), wrong).status()).isEqualTo(204);
        chair.until("it is counted", () -> pact(chair).at("/receipts/confirmed").asInt() == 1);
    }

    private static Report.Verdict verdict(SortedMap<String, byte[]> files, X509Certificate root) {
        var trust = new Trust(List.of(root), Optional.empty());
        return Examination.of(new Bundle(files), trust, Instant.now()).verdict();
    }

    /** Of the attribute messageDigest (RFC 5652, 11.2), whose value is the last 32 bytes of it. */
    private static byte[] messageDigest(byte[] dtbs) {
        var oid = new byte[] {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 9, 4};
        for (int at = 0; at + oid.length < dtbs.length; at++) {
            if (Arrays.equals(dtbs, at, at + oid.length, oid, 0, oid.length)) {
                // SET, OCTET STRING, each with a length of one byte.
                int from = at + oid.length + 4;
                return Arrays.copyOfRange(dtbs, from, from + 32);
            }
        }
        throw new AssertionError("no digest");
    }

    private static byte[] hash(byte[] bytes) {
        return java.util.HexFormat.of().parseHex(Sha256.of(bytes).hex());
    }
}
