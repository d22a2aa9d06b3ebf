package org.khural.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import org.junit.jupiter.api.Test;
import org.khural.client.Browser;
import org.khural.signing.Sha256;

/** An agreement that nobody had to bring, from the standard articles to its freezing. */
class WritingDeskTest extends SigningHall {
    private static final String ARTICLE =
            "{\"heading\":{\"en\":\"%s\",\"mn\":\"Зорилго\"},\"text\":{\"en\":\"a\",\"mn\":\"ө\"}}";

    private String path() {
        return "/api/logins/" + organiser + "/agreements/pact/written";
    }

    private Browser.Reply write(String title, String articles) {
        return office.post(path(), "{\"title\":" + title + ",\"articles\":[" + articles + "]}");
    }

    private Browser.Reply write(String articles) {
        return write("{\"en\":\"Pact\",\"mn\":\"Гэрээ\"}", articles);
    }

    @Test
    void what_it_begins_with_is_written_and_frozen_where_it_put_the_fields() {
        drafted();
        var standard = office.get(path()).body();
        assertThat(standard.at("/title/en").asText()).isEqualTo("Agreement");
        assertThat(standard.path("articles")).hasSize(9);
        assertThat(standard.path("clauses")).hasSize(2);
        assertThat(standard.at("/clauses/0/text/en").asText()).contains("English prevails");

        var written =
                office.post(
                        path(),
                        "{\"title\":%s,\"articles\":%s}"
                                .formatted(standard.path("title"), standard.path("articles")));
        assertThat(written.status()).as(written.body().toString()).isEqualTo(200);
        assertThat(written.body().path("findings")).isEmpty();
        desk.must(
                "agreement.attachDocument",
                "\"agreement\":\"pact\",\"document\":{\"sha256\":%s,\"bytes\":%s,\"pages\":%s}"
                        .formatted(
                                written.body().path("sha256"),
                                written.body().path("bytes"),
                                written.body().path("pages")));
        for (var person : new String[] {"ann", "ben"}) {
            desk.must(
                    "agreement.placeField",
                    "\"agreement\":\"pact\",\"person\":\"%s\",\"place\":%s"
                            .formatted(person, written.body().path("places").path(person)));
        }
        desk.must("agreement.freeze", "\"agreement\":\"pact\"");
        desk.until("it is frozen", () -> pact(desk).path("stage").asText().equals("FROZEN"));
        assertThat(office.get(path()).code()).isEqualTo("agreement.not_now");
    }

    @Test
    void what_can_not_be_written_is_refused_in_a_word() {
        drafted();
        assertThat(write(ARTICLE.formatted("Purpose")).status()).isEqualTo(200);
        var odd = write(ARTICLE.formatted("ᚠᚢ"));
        assertThat(odd.code()).isEqualTo("agreement.missing_letters");
        assertThat(args(odd).path("letters").asText()).isEqualTo("ᚠ ᚢ");
        assertThat(write("{\"en\":\"Pact\"}", "").code()).isEqualTo("agreement.text_missing");
        assertThat(write(ARTICLE.formatted("a".repeat(301))).code())
                .isEqualTo("agreement.text_too_long");
        var many = (ARTICLE.formatted("a") + ",").repeat(60) + ARTICLE.formatted("a");
        assertThat(write(many).code()).isEqualTo("agreement.too_many");
        assertThat(write("null").status()).isEqualTo(400);
        assertThat(write("{\"en\":null,\"mn\":\"a\"}", "").status()).isEqualTo(400);
    }

    @Test
    void only_who_prepares_writes_and_only_for_who_signs() {
        desk.must("agreement.draft", "\"agreement\":\"pact\"," + terms(""));
        assertThat(write(ARTICLE.formatted("a")).code()).isEqualTo("agreement.no_signatories");
        var ann = person(ANN);
        assertThat(ann.browser().get(ann.path("written")).status()).isEqualTo(404);
    }

    @Test
    void who_prepares_gets_the_root_to_publish_it() throws Exception {
        var root = office.get("/api/logins/" + organiser + "/root").body();
        var file = new ByteArrayInputStream(root.path("pem").asText().getBytes(US_ASCII));
        var read = CertificateFactory.getInstance("X.509").generateCertificate(file);
        assertThat(read).isEqualTo(TestNode.AUTHORITY.root());
        assertThat(root.path("fingerprint").asText()).isEqualTo(Sha256.of(read.getEncoded()).hex());
        var ann = person(ANN);
        assertThat(ann.browser().get("/api/logins/" + ann.login() + "/root").status())
                .isEqualTo(403);
    }

    private static JsonNode args(Browser.Reply reply) {
        return reply.body().path("args");
    }
}
