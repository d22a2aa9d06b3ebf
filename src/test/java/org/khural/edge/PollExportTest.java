package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khural.domain.people.PeopleCommand.ErasePerson;

/** Polls as they are taken home: all of what may be said, and nothing else. */
class PollExportTest extends PollsAtHome {
    @Test
    void a_vote_is_on_the_record_with_every_number_and_the_rule() {
        voted();
        certify("plan", false);
        assertThat(column("answer")).containsExactly("YES", "NO", "ABSTAIN");
        assertThat(column("votes")).containsExactly("2", "1", "0");
        assertThat(column("chosen")).containsExactly("yes", "no", "no");
        assertThat(column("stage")).containsOnly("CERTIFIED");
        assertThat(column("verdict")).containsOnly("ADOPTED");
        assertThat(column("eligible")).containsOnly("4");
        assertThat(column("present")).containsOnly("3");
        assertThat(column("has_quorum")).containsOnly("yes");
        assertThat(column("certified_by")).containsOnly("Name of chair, University");
        var poll = poll();
        assertThat(poll.at("/minute").asText())
                .startsWith(
                        "The motion “The plan” was adopted: 2 in favour, 1 against, 0 abstaining"
                                + " (3 of 4 present at the opening, quorum 50 %, simple majority of"
                                + " valid votes). Certified by Name of chair, University at ");
        assertThat(poll.at("/life").findValuesAsText("stage"))
                .containsExactly(
                        "DRAFT", "READY", "OPEN", "CLOSING", "CLOSED", "SHOWN", "CERTIFIED");
        assertThat(poll.at("/opening/seats").asInt()).isEqualTo(4);
        assertThat(poll.at("/voters").findValuesAsText("seat")).isSorted().hasSize(4);
        assertThat(poll.at("/base").asInt()).isEqualTo(3);
        assertThat(poll.at("/via/DEVICE").asInt()).isEqualTo(3);
        assertThat(poll.at("/ballots/0/holder/name/en").asText()).isEqualTo("Name of ann");
        assertThat(poll.at("/ballots/0/answer/options/0").asInt()).isZero();
        assertThat(poll.at("/ballots/0/at").asText()).endsWith("+08:00");
        assertThat(written("polls.html"))
                .contains("<h3>The plan</h3>", "was adopted", "<td>Yes ✓</td>", "Name of ben");
        assertThat(written("record.html")).contains("<h2>Polls</h2>", "<h3>The plan</h3>");
        assertThat(data("record.json").at("/polls/0/verdict/outcome").asText())
                .isEqualTo("ADOPTED");
    }

    @ParameterizedTest
    @CsvSource({
        "mn, “The plan” саналыг баталсан: зөвшөөрсөн 2",
        "ru, Предложение «The plan» принято: за 2",
        "zh, 动议“The plan”获得通过：赞成 2",
        "fr, La motion « The plan » a été adoptée : 2 pour"
    })
    void the_minutes_speak_the_language_of_the_reader(String language, String begin) {
        voted();
        assertThat(written("polls.html?lang=" + language)).contains(begin);
    }

    @Test
    void a_result_that_was_certified_when_too_few_were_left_says_so() {
        voted();
        ann.must("attendance.leave", "");
        ben.must("attendance.leave", "");
        certify("plan", true);
        assertThat(column("has_quorum")).as("at the opening").containsOnly("yes");
        assertThat(column("quorum_then")).containsOnly("no");
        assertThat(poll().at("/certification/hasQuorum").asBoolean()).isFalse();
        assertThat(poll().get("minute").asText()).contains("a quorum was no longer present");
    }

    @Test
    void what_is_not_shown_yet_is_in_no_file() {
        open("plan", "The plan", YES_NO, "DEVICE");
        cast(ann, "plan", YES);
        nothingIsSaid("The poll “The plan” is open.");
        end("plan");
        nothingIsSaid("The poll “The plan” is closed; its result has not been shown.");
    }

    private void nothingIsSaid(String minute) {
        assertThat(column("votes")).containsExactly("", "", "");
        assertThat(column("cast")).containsOnly("1");
        assertThat(column("verdict")).containsOnly("");
        var poll = poll();
        assertThat(poll.at("/minute").asText()).isEqualTo(minute);
        for (var field : List.of("tally", "verdict", "base")) {
            assertThat(poll.get(field).isNull()).as(field).isTrue();
        }
        assertThat(poll.get("ballots")).isEmpty();
        for (var file : List.of("record.html", "record.csv", "record.json", "polls.json")) {
            assertThat(written(file)).as(file).doesNotContain("picks", "\"options\":[0]");
        }
    }

    @Test
    void a_void_poll_says_why_and_keeps_what_had_been_shown() {
        voted();
        chair.must(
                "poll.void", "\"poll\":\"plan\",\"reason\":{\"en\":\"A wrong text\"},\"tenure\":1");
        chair.must("poll.repeat", "\"poll\":\"plan\",\"round\":\"again\"");
        assertThat(column("void_reason").subList(0, 3)).containsOnly("A wrong text");
        assertThat(column("verdict")).containsOnly("");
        assertThat(column("round_of")).containsExactly("", "", "", "plan", "plan", "plan");
        var polls = data("polls.json").get("polls");
        assertThat(polls.at("/0/minute").asText())
                .isEqualTo(
                        "The poll “The plan” was declared void and decides nothing. Reason: A wrong"
                                + " text");
        assertThat(polls.at("/0/tally/votes").toString()).isEqualTo("[2,1]");
        assertThat(polls.at("/0/rounds/0").asText()).isEqualTo("again");
        assertThat(polls.at("/0/life").findValuesAsText("stage")).endsWith("SHOWN", "VOID");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_objection_to_the_chair_alone_names_nobody(boolean isOpen) {
        chair.must(
                "poll.callForObjections",
                "\"poll\":\"plan\",\"text\":{\"en\":\"The plan\"},\"item\":null,"
                        + "\"seconds\":600,\"tenure\":1");
        ann.must(
                "poll.object",
                "\"poll\":\"plan\",\"isOpen\":" + isOpen + ",\"text\":\"Too expensive\"");
        act("show", "plan");
        var objection = poll().get("objection");
        assertThat(objection.get("isOpen").asBoolean()).isEqualTo(isOpen);
        assertThat(objection.at("/by/id").asText()).isEqualTo(isOpen ? "ann" : "");
        assertThat(objection.get("text").asText()).isEqualTo(isOpen ? "Too expensive" : "null");
        assertThat(poll().get("minute").asText())
                .contains(
                        isOpen ? "Objection by Name of ann" : "An objection was made to the chair");
        var acts = data("record.json").get("acts");
        for (var act : acts) {
            if (!act.path("act").asText().matches("poll\\.(objected|closed)")) continue;
            assertThat(act.toString().contains("Name of ann")).isEqualTo(isOpen);
        }
        if (!isOpen) {
            for (var file : List.of("polls.json", "polls.html", "polls.csv", "record.html")) {
                assertThat(written(file)).as(file).doesNotContain("Too expensive");
            }
        }
    }

    @Test
    void an_opinion_has_numbers_and_no_names() {
        compose("mood", "The mood", YES_NO, "DEVICE", false);
        act("open", "mood");
        cast(ann, "mood", YES);
        show("mood");
        assertThat(poll().at("/tally/votes").toString()).isEqualTo("[1,0]");
        assertThat(poll().get("ballots")).isEmpty();
        assertThat(poll().get("minute").asText())
                .isEqualTo(
                        "Opinions were asked on “The mood”: 1 in favour, 0 against, 0 abstaining.");
    }

    @Test
    void words_are_there_when_they_are_released_and_their_author_is_not_erased() {
        compose(
                "hope",
                "The hope",
                "{\"is\":\"words\",\"shape\":\"CLOUD\",\"entries\":2}",
                "DEVICE",
                false);
        act("open", "hope");
        ann.must(
                "poll.contribute",
                "\"poll\":\"hope\",\"ballot\":\"ballot-1\",\"entries\":[\"Water\",\"=SUM(A1)\"]");
        ben.must(
                "poll.contribute",
                "\"poll\":\"hope\",\"ballot\":\"ballot-2\",\"entries\":[\"water\"]");
        release("ann", 1);
        release("ben", 0);
        assertThat(column("answer")).containsExactly("'=SUM(A1)", "water");
        assertThat(poll().get("withheld").asInt()).isEqualTo(1);
        assertThat(written("polls.json")).doesNotContain("Water");
        release("ann", 0);
        assertThat(column("answer")).containsExactly("Water", "'=SUM(A1)");
        assertThat(column("votes")).containsExactly("2", "1");
        node.say(workshop, new ErasePerson(ANN));
        assertThat(column("answer")).containsExactly("water");
    }

    private void release(String seat, int entry) {
        chair.must(
                "poll.release",
                "\"poll\":\"hope\",\"seat\":\"%s\",\"entry\":%d,\"shown\":true,\"tenure\":1"
                        .formatted(seat, entry));
    }

    @Test
    void the_erased_read_as_erased_and_their_vote_stays() {
        voted();
        node.say(workshop, new ErasePerson(ANN));
        for (var file : List.of("polls.json", "polls.html", "polls.csv", "record.html")) {
            assertThat(written(file)).as(file).doesNotContain("Name of ann");
        }
        assertThat(written("polls.html")).contains("Name erased", "Name of ben");
        assertThat(poll().at("/ballots/0/holder/erased").asBoolean()).isTrue();
        assertThat(column("votes")).containsExactly("2", "1", "0");
    }

    @Test
    void a_title_is_no_formula_no_markup_and_no_place_for_others() {
        open("plan", "=1+1 <b>{who}", YES_NO, "DEVICE");
        cast(ann, "plan", YES);
        show("plan");
        certify("plan", false);
        assertThat(written("polls.csv")).contains("\"'=1+1 <b>{who}\"");
        assertThat(written("polls.html"))
                .contains("The motion “=1+1 &lt;b&gt;{who}” was adopted")
                .doesNotContain("<b>");
    }

    @Test
    void rankings_have_their_rounds() {
        var fourth = browser.tab(organiser).join();
        fourth.must("attendance.attend", "\"channel\":\"HALL\"");
        var options = "[{\"en\":\"A\"},{\"en\":\"B\"},{\"en\":\"C\"}]";
        var question = "{\"is\":\"ranked\",\"options\":" + options + ",\"method\":\"RUNOFF\"}";
        open("site", "The site", question, "DEVICE");
        cast(ann, "site", "{\"is\":\"ranking\",\"options\":[0]}");
        cast(ben, "site", "{\"is\":\"ranking\",\"options\":[0]}");
        cast(chair, "site", "{\"is\":\"ranking\",\"options\":[1]}");
        cast(fourth, "site", "{\"is\":\"ranking\",\"options\":[2,1]}");
        show("site");
        assertThat(column("answer")).containsExactly("A", "B", "C", "ABSTAIN");
        assertThat(column("votes")).containsExactly("2", "1", "1", "0");
        assertThat(column("last_round")).containsExactly("2", "2", "0", "");
        assertThat(column("borda")).containsExactly("4", "3", "2", "");
        assertThat(column("verdict")).containsOnly("TIED");
        assertThat(column("chosen")).containsOnly("no");
        assertThat(written("polls.html"))
                .contains("Round 2", "Borda’s count", "instant run-off")
                .contains("tied between “A”, “B”: “A” 2, “B” 2, “C” 0; abstaining 0");
    }
}
