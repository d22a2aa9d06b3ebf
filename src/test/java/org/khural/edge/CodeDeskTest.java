package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.khural.client.Browser;
import org.khural.client.Signatory;
import org.khural.evidence.Bundle;
import org.khural.evidence.NotABundle;

/**
 * Who has an address shows that the mail that goes there is read, before there is a certificate.
 */
class CodeDeskTest extends SigningHall {
    private String address() {
        return workshop + "@example.org";
    }

    private Signatory withAddress(String address) {
        desk.must("people.setAddress", "\"person\":\"ann\",\"address\":\"%s\"".formatted(address));
        return person(ANN);
    }

    /** The same link, opened in another browser. */
    private Signatory opened(String token) {
        return Signatory.enter(browser(), token, ANN.value(), "pact");
    }

    private Browser.Reply ask(Signatory who) {
        return who.browser().post(who.path("code"), "{\"language\":\"en\"}");
    }

    private String sent() {
        return "\"" + node.codes.get(address()) + "\"";
    }

    private String wrong() {
        return sent().startsWith("\"0") ? "\"1\"" : "\"0\"";
    }

    @Test
    void the_code_that_was_sent_gives_a_certificate_and_the_evidence_says_so() throws NotABundle {
        frozen();
        var ann = withAddress(address());
        var ben = person(BEN);
        assertThat(ann.enrol().code()).isEqualTo("agreement.code_needed");
        assertThat(ask(ann).status()).isEqualTo(204);
        assertThat(sent()).matches("\"[0-9]{6}\"");
        assertThat(ask(ann).code()).isEqualTo("agreement.code_soon");
        assertThat(ann.enrol(wrong()).code()).isEqualTo("agreement.code_wrong");
        assertThat(ann.enrol(sent()).status()).isEqualTo(200);
        assertThat(ask(ben).code()).isEqualTo("agreement.code_not_needed");
        // The same key again needs no other code; another one does.
        opened(ann, ben);
        assertThat(ann.elsewhere().enrol(sent()).code()).isEqualTo("agreement.code_ended");

        call(ANN);
        ann.signs();
        call(BEN);
        ben.signs();
        ben.tab()
                .until(
                        "it is sealed",
                        () -> pact(ben.tab()).path("stage").asText().equals("SEALED"));
        var bundle = Bundle.read(ben.file(pact(ben.tab()).at("/sealed/bundle").asText()));
        assertThat(text(bundle, Bundle.CERTIFICATE_DATA))
                .contains("\"proofs\":[\"link\",\"mail_code\"]")
                .contains("\"proofs\":[\"link\"]");
        assertThat(pact(ben.tab()).toString()).doesNotContain("email-code");
    }

    @Test
    void a_code_is_tried_five_times_and_works_for_the_login_that_asked() {
        frozen();
        withAddress(address());
        var token = link(ANN);
        var ann = opened(token);
        var other = opened(token);
        ask(ann);
        assertThat(other.enrol(sent()).code()).isEqualTo("agreement.code_ended");
        for (int i = 0; i < 5; i++) {
            assertThat(ann.enrol(wrong()).code()).isEqualTo("agreement.code_wrong");
        }
        assertThat(ann.enrol(sent()).code()).isEqualTo("agreement.code_ended");
    }

    @Test
    void a_letter_that_did_not_go_out_can_be_asked_for_at_once() {
        frozen();
        var ann = withAddress("nobody@example.org");
        assertThat(ask(ann).code()).isEqualTo("agreement.code_not_sent");
        assertThat(ask(ann).code()).isEqualTo("agreement.code_not_sent");
    }

    private static String text(Bundle bundle, String name) {
        return new String(bundle.file(name).orElseThrow(), StandardCharsets.UTF_8);
    }
}
