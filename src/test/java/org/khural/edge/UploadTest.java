package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.khural.client.Browser;
import org.khural.client.Signatory;
import org.khural.evidence.Bundle;
import org.khural.evidence.Examination;
import org.khural.evidence.NotABundle;
import org.khural.signing.OwnTool;
import org.khural.signing.Report;
import org.khural.signing.Trust;

/** One signs in the browser, the other with a program of their own (signing 5.4). */
class UploadTest extends SigningHall {
    private static final String FIELD = "signature-2";
    private static final OwnTool TOOL = OwnTool.rsa(2048);

    @BeforeEach
    void theSecondBringsTheSignature() {
        mode = "UPLOAD";
    }

    private static Browser.Reply upload(Signatory who, long fence, byte[] pdf) {
        return who.browser().post(who.path("upload?fence=" + fence), pdf);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static void assertRefused(Browser.Reply reply, String why) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("agreement.bad_upload");
        assertThat(reply.body().at("/args/why").asText()).isEqualTo(why);
    }

    @Test
    void a_signature_that_was_brought_stands_beside_the_others_and_a_stranger_can_check_it()
            throws NotABundle {
        frozen();
        var ann = person(ANN);
        var ben = person(BEN);
        opened(ann, ben);
        call(BEN);
        long fence = ben.fence();
        var base = ben.file(pact(ben.tab()).path("head").asText());
        var pdf = TOOL.sign(base, FIELD, now());
        var brought = upload(ben, fence, pdf);
        assertThat(brought.status()).as(brought.body().toString()).isEqualTo(200);
        var revision = brought.body().path("revision").asText();
        assertThat(ben.file(revision)).isEqualTo(pdf);
        assertThat(upload(ben, fence, pdf).body()).isEqualTo(brought.body());
        call(ANN);
        ann.signs();
        ben.tab()
                .until(
                        "it is sealed",
                        () -> pact(ben.tab()).path("stage").asText().equals("SEALED"));

        var bundle = Bundle.read(ben.file(pact(ben.tab()).at("/sealed/bundle").asText()));
        var trust = new Trust(List.of(bundle.root().orElseThrow()), Optional.empty());
        var examined = Examination.of(bundle, trust, Instant.now());
        assertThat(examined.findings()).isEmpty();
        assertThat(examined.document().findings())
                .containsExactly(
                        new Report.Finding(
                                Report.Code.OTHER_ISSUER,
                                FIELD + ": " + TOOL.fingerprint().grouped()));
        assertThat(examined.verdict()).isEqualTo(Report.Verdict.VALID);
        assertThat(examined.document().signatures())
                .extracting(s -> s.by().name())
                .containsExactly("President of the Institute", "Rector of the institution");
    }

    @Test
    void a_file_that_was_rewritten_is_refused_with_where_it_differs() {
        frozen();
        var ben = person(BEN);
        opened(person(ANN), ben);
        call(BEN);
        long fence = ben.fence();
        var base = ben.file(pact(ben.tab()).path("head").asText());
        var pdf = TOOL.sign(base, FIELD, now());
        pdf[777] ^= 1;
        var refused = upload(ben, fence, pdf);
        assertRefused(refused, "changed");
        assertThat(refused.body().at("/args/offset").asInt()).isEqualTo(777);
        assertRefused(upload(ben, fence, Arrays.copyOf(base, base.length - 9)), "changed");
        assertRefused(upload(ben, fence, base), "field");
        assertThat(pact(ben.tab()).at("/signatories/1/signed").isNull()).isTrue();
    }

    @Test
    void in_another_field_of_another_time_or_with_a_weak_key_it_is_refused() {
        frozen();
        var ben = person(BEN);
        opened(person(ANN), ben);
        call(BEN);
        long fence = ben.fence();
        var base = ben.file(pact(ben.tab()).path("head").asText());
        assertRefused(upload(ben, fence, TOOL.sign(base, "signature-1", now())), "field");
        var early = now().minusSeconds(60);
        assertRefused(upload(ben, fence, TOOL.sign(base, FIELD, early)), "time");
        var late = now().plusSeconds(600);
        assertRefused(upload(ben, fence, TOOL.sign(base, FIELD, late)), "time");
        var weak = OwnTool.rsa(1024).sign(base, FIELD, now());
        assertRefused(upload(ben, fence, weak), "algorithm");
        var foreign = OwnTool.curve("sm2p256v1", "SM3withSM2").sign(base, FIELD, now());
        assertRefused(upload(ben, fence, foreign), "algorithm");
    }

    @Test
    void only_whose_turn_it_is_and_who_is_to_bring_it_does() {
        frozen();
        var ann = person(ANN);
        var ben = person(BEN);
        opened(ann, ben);
        var base = ben.file(pact(ben.tab()).path("head").asText());
        var pdf = TOOL.sign(base, FIELD, now());
        assertThat(upload(ben, 1, pdf).code()).isEqualTo("agreement.no_turn");
        call(ANN);
        long fence = ann.fence();
        assertRefused(upload(ann, fence, TOOL.sign(base, "signature-1", now())), "mode");
        assertThat(upload(ben, fence, pdf).code()).isEqualTo("agreement.no_turn");
        assertThat(ann.signs()).isNotEmpty();
        call(BEN);
        fence = ben.fence();
        assertThat(upload(ben, fence + 1, pdf).code()).isEqualTo("agreement.stale_turn");
        // Signed before the other one did: the document has gone on.
        assertRefused(upload(ben, fence, pdf), "changed");
        assertThat(ben.browser().post(ben.path("upload"), pdf).code()).isEqualTo("malformed");
    }
}
