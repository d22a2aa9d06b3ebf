package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.khural.client.Tab;
import org.khural.domain.chair.ChairCommand.ArrangeSeat;

/** Hands and names, as they are taken home: who counted and called what. */
class CountExportTest extends PollsAtHome {
    @Test
    void both_tellers_and_what_they_counted_before_a_recount() {
        open("plan", "The plan", YES_NO, "HANDS");
        node.say(workshop, new ArrangeSeat(List.of(CHAIR, ANN)));
        count(chair, "[2,1,0]");
        ben.must("attendance.attend", "\"channel\":\"HALL\"");
        count(teller(), "[1,1,0]");
        chair.must("poll.recount", "\"poll\":\"plan\"");
        count(chair, "[2,0,1]");
        count(teller(), "[2,0,1]");
        show("plan");
        var hands = poll().get("hands");
        assertThat(hands.get("recounts").asInt()).isEqualTo(1);
        assertThat(hands.get("agreed").toString()).isEqualTo("[2,0,1]");
        var counts = new ArrayList<String>();
        hands.get("counts")
                .forEach(
                        c ->
                                counts.add(
                                        c.get("recount")
                                                + " "
                                                + c.at("/teller/id").asText()
                                                + " "
                                                + c.get("numbers")));
        assertThat(counts)
                .containsExactly(
                        "0 chair [2,1,0]",
                        "0 teller [1,1,0]",
                        "1 chair [2,0,1]",
                        "1 teller [2,0,1]");
        assertThat(column("votes")).containsExactly("2", "0", "1");
        assertThat(written("polls.html")).contains("Counted by", "Name of teller");
    }

    private Optional<Tab> assistant = Optional.empty();

    private Tab teller() {
        if (assistant.isEmpty()) {
            var id = new org.khural.domain.PersonId("teller");
            node.say(
                    workshop,
                    new org.khural.domain.people.PeopleCommand.AddPerson(
                            id,
                            Optional.empty(),
                            new org.khural.domain.people.Card(
                                    Optional.of(text("Name of teller")), Optional.empty()),
                            1,
                            java.util.Set.of(org.khural.domain.people.Role.ASSISTANT)));
            assistant = Optional.of(seated(id));
        }
        return assistant.get();
    }

    private static void count(Tab teller, String numbers) {
        teller.must("poll.countHands", "\"poll\":\"plan\",\"counts\":" + numbers);
    }

    @Test
    void a_roll_call_keeps_its_order_and_who_did_not_answer() {
        open("plan", "The plan", YES_NO, "ROLL_CALL");
        chair.must(
                "poll.startRoll",
                "\"poll\":\"plan\",\"order\":[\"organiser\",\"chair\",\"ben\",\"ann\"]");
        for (var each : List.of("organiser null", "chair " + YES, "ben " + ABSTAIN, "ann " + NO)) {
            var said = each.split(" ");
            chair.must(
                    "poll.answerRoll",
                    "\"poll\":\"plan\",\"seat\":\"%s\",\"answer\":%s".formatted(said[0], said[1]));
        }
        show("plan");
        var roll = poll().get("roll");
        assertThat(roll.findValuesAsText("seat"))
                .containsExactly("organiser", "chair", "ben", "ann");
        assertThat(roll.at("/0/answer").isNull()).isTrue();
        assertThat(roll.at("/2/answer/is").asText()).isEqualTo("abstain");
        assertThat(written("polls.html")).contains("No answer", "By roll call");
    }
}
