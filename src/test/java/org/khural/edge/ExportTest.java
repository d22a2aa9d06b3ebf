package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khural.client.Browser;
import org.khural.client.Tab;
import org.khural.domain.DelegationId;
import org.khural.domain.LocalizedText;
import org.khural.domain.people.Card;
import org.khural.domain.people.PeopleCommand.AddPerson;
import org.khural.domain.people.PeopleCommand.ErasePerson;

/** What is taken home, byte by byte. */
class ExportTest extends EdgeTest {
    private static final String NOTE = "a note for the chair alone";

    private Browser browser;
    private String organiser;

    /** Ann speaks and is done, Ben waits. */
    @BeforeEach
    void aSessionWithASpeech() {
        var chair = openedByChair();
        var ann = seated(ANN);
        ann.must("attendance.attend", "\"channel\":\"ONLINE\"");
        ask(ann);
        chair.must("floor.giveFloor", "\"entry\":\"f1\",\"current\":null,\"tenure\":1");
        chair.must("floor.end", "\"entry\":\"f1\",\"tenure\":1");
        var ben = seated(BEN);
        ben.must("attendance.attend", "\"channel\":\"HALL\"");
        ask(ben);
        browser = browser();
        organiser = browser.enter(link(ORGANISER));
    }

    private static void ask(Tab tab) {
        tab.must(
                "floor.requestFloor",
                "\"item\":\"item\",\"person\":null,\"kind\":\"STATEMENT\",\"note\":\""
                        + NOTE
                        + "\"");
    }

    private Browser.Reply export(String login, String file) {
        return browser.get("/api/logins/" + login + "/export/" + file);
    }

    private String written(String file) {
        var reply = export(organiser, file);
        assertThat(reply.status()).isEqualTo(200);
        return reply.bytes().toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"people", "agenda", "attendance", "speeches", "record"})
    void every_book_comes_in_every_format(String what) {
        assertThat(written(what + ".csv")).startsWith("\ufeff").doesNotContain(NOTE);
        var json = export(organiser, what + ".json");
        assertThat(json.body().get("format").asText()).isEqualTo("khural." + what);
        assertThat(json.body().at("/title/en").asText()).isEqualTo("Launch");
        assertThat(json.body().get("exported").asText()).endsWith("+08:00");
        assertThat(json.bytes().toString()).doesNotContain(NOTE);
        assertThat(written(what + ".html?lang=mn"))
                .startsWith("<!doctype html>")
                .contains("<html lang=\"mn\">", "Launch", "</html>")
                .doesNotContain("<script", NOTE);
    }

    @Test
    void a_file_says_of_what_it_is_and_up_to_which_entry() {
        var reply = export(organiser, "record.csv");
        assertThat(reply.headers().get("Content-Disposition"))
                .matches("attachment; filename=\"khural-" + workshop + "-record-\\d+\\.csv\"");
        assertThat(reply.headers().get("Content-Type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(reply.headers().get("Cache-Control")).isEqualTo("no-store");
        var page = export(organiser, "record.html");
        assertThat(page.headers().get("Content-Disposition")).startsWith("inline; ");
        assertThat(page.headers().get("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-");
    }

    @Test
    void the_record_says_who_spoke_on_what_and_who_waits() {
        var record = export(organiser, "record.json").body();
        var speech = record.at("/speeches/0");
        assertThat(speech.at("/speaker/name/en").asText()).isEqualTo("Name of ann");
        assertThat(speech.at("/behalf/en").asText()).isEqualTo("University");
        assertThat(speech.at("/item/en").asText()).isEqualTo("Discussion");
        assertThat(speech.get("channel").asText()).isEqualTo("ONLINE");
        assertThat(speech.get("via").asText()).isEqualTo("SELF");
        assertThat(speech.get("stage").asText()).isEqualTo("DONE");
        assertThat(speech.get("from").asText()).endsWith("+08:00");
        assertThat(speech.get("until").asText()).endsWith("+08:00");
        assertThat(record.at("/speeches/1/stage").asText()).isEqualTo("QUEUED");
        assertThat(record.at("/speeches/1/from").isNull()).isTrue();
        assertThat(record.at("/tenures/0/holder/id").asText()).isEqualTo("chair");
        assertThat(record.at("/turns/0/item/en").asText()).isEqualTo("Discussion");
        assertThat(record.at("/attendance").findValuesAsText("person_id"))
                .containsExactly("ann", "ben");
        assertThat(record.at("/acts").findValuesAsText("act"))
                .startsWith("about.described")
                .contains("chair.chairTaken", "floor.floorGiven", "floor.ended")
                .endsWith("people.linkIssued");
    }

    @Test
    void the_erased_read_as_erased() {
        node.say(workshop, new ErasePerson(ANN));
        for (var file : new String[] {"people.csv", "record.csv", "record.html", "record.json"}) {
            assertThat(written(file)).doesNotContain("Name of ann").contains("Name of ben");
        }
        assertThat(written("speeches.csv")).contains("Name erased");
        assertThat(
                        export(organiser, "record.json")
                                .body()
                                .at("/speeches/0/speaker/erased")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void what_a_link_is_called_is_in_no_file() {
        var room = node.on(() -> node.rooms.open(workshop)).orElseThrow();
        var link = node.read(() -> room.workshop().people().person(ANN).orElseThrow().link());
        assertThat(written("record.csv"))
                .contains("people.linkIssued")
                .doesNotContain(link.orElseThrow());
        assertThat(written("record.html")).contains("Planned 5:00");
    }

    @Test
    void a_name_is_no_formula_and_no_markup() {
        var evil = LocalizedText.of("en", "=HYPERLINK(\"http://x\")<b>", "mn", "Өнөр");
        node.say(
                workshop,
                new AddPerson(
                        new org.khural.domain.PersonId("evil"),
                        java.util.Optional.of(new DelegationId("uni")),
                        new Card(java.util.Optional.of(evil), java.util.Optional.empty()),
                        1,
                        java.util.Set.of()));
        assertThat(written("people.csv")).contains("\"'=HYPERLINK(\"\"http://x\"\")<b>\"");
        assertThat(written("people.csv?lang=mn")).contains("\"Өнөр\"");
        assertThat(written("people.html")).contains("=HYPERLINK(&quot;http://x&quot;)&lt;b&gt;");
    }

    @Test
    void the_chair_may_and_a_participant_may_not() {
        var chair = browser.enter(link(CHAIR));
        assertThat(export(chair, "record.json").status()).isEqualTo(200);
        var ann = browser.enter(link(ANN));
        assertThat(export(ann, "record.json").code()).isEqualTo("access.not_allowed");
        assertThat(export("nobody", "record.json").code()).isEqualTo("door.login_ended");
    }

    @ParameterizedTest
    @CsvSource({"secrets.csv", "people.exe", "people", "PEOPLE.csv"})
    void there_is_no_other_file(String file) {
        assertThat(export(organiser, file).status()).isEqualTo(404);
    }
}
