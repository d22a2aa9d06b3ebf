package org.khural.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.store.WorkshopLogContract.bytes;
import static org.khural.store.WorkshopLogContract.get;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.khural.domain.Mark;
import org.khural.domain.PollId;
import org.khural.domain.WorkshopId;
import org.khural.store.BallotBox.Put;

/** What every box promises; the gates are set by appends to a log, as in a node. */
abstract class BallotBoxContract {
    private static final WorkshopId W = new WorkshopId("launch");
    private static final WorkshopId OTHER = new WorkshopId("other");
    private static final PollId BUDGET = new PollId("budget");
    private static final PollId SITE = new PollId("site");
    private static final Gate OPEN = BallotBox.gate(BUDGET, Optional.of("key-1"));
    private static final Gate SHUT = BallotBox.gate(BUDGET, Optional.empty());

    abstract WorkshopLog log();

    abstract BallotBox box();

    abstract BallotBox otherNode();

    private void set(Gate... gates) {
        Mark head = get(log().head(W));
        get(log().append(W, head, bytes("entry " + head.version()), List.of(gates)));
    }

    private Put put(String key, String ballot) {
        return get(box().put(W, OPEN, BUDGET, key, bytes(ballot)));
    }

    private List<String> ballots() {
        return get(otherNode().read(W, BUDGET)).stream().map(String::new).sorted().toList();
    }

    @Test
    void nothing_comes_in_before_the_log_opens_it() {
        assertThat(put("a", "yes")).isEqualTo(Put.SHUT);
        assertThat(ballots()).isEmpty();
    }

    @Test
    void a_ballot_comes_in_once_and_is_answered_again() {
        set(OPEN);
        assertThat(put("a", "yes")).isEqualTo(Put.COUNTED);
        assertThat(put("a", "yes")).isEqualTo(Put.COUNTED);
        assertThat(put("a", "no")).as("there is no second choice").isEqualTo(Put.OTHER);
        assertThat(put("b", "no")).isEqualTo(Put.COUNTED);
        assertThat(ballots()).containsExactly("no", "yes");
    }

    @Test
    void after_the_entry_that_closes_it_nothing_comes_in_and_what_lies_there_is_known() {
        set(OPEN);
        put("a", "yes");
        set(SHUT);
        assertThat(put("b", "no")).isEqualTo(Put.SHUT);
        assertThat(put("a", "yes")).as("its answer was lost").isEqualTo(Put.COUNTED);
        assertThat(put("a", "no")).isEqualTo(Put.OTHER);
        assertThat(ballots()).containsExactly("yes");
    }

    @Test
    void it_opens_for_the_key_that_the_log_names_and_no_other() {
        set(BallotBox.gate(BUDGET, Optional.of("key-2")));
        assertThat(put("a", "yes")).isEqualTo(Put.SHUT);
    }

    @Test
    void boxes_of_other_polls_and_workshops_are_other_boxes() {
        set(OPEN);
        put("a", "yes");
        assertThat(get(box().read(W, SITE))).isEmpty();
        assertThat(get(box().read(OTHER, BUDGET))).isEmpty();
        assertThat(get(box().put(OTHER, OPEN, BUDGET, "a", bytes("yes")))).isEqualTo(Put.SHUT);
        var site = BallotBox.gate(SITE, Optional.of("key-1"));
        assertThat(get(box().put(W, site, SITE, "a", bytes("yes")))).isEqualTo(Put.SHUT);
    }

    @Test
    void emptied_it_is_empty_on_every_node() {
        set(OPEN);
        put("a", "yes");
        get(otherNode().empty(W, BUDGET));
        assertThat(ballots()).isEmpty();
        get(otherNode().empty(W, BUDGET));
    }

    @Test
    void an_append_that_did_not_land_opens_nothing() {
        set();
        get(log().append(W, Mark.NONE, bytes("late"), List.of(OPEN)));
        assertThat(put("a", "yes")).isEqualTo(Put.SHUT);
    }
}
