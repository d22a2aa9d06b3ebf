package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Joining, asking, being told. */
class LiveTest extends EdgeTest {
    @Test
    void whoJoinsGetsTheWholeViewThenPatches() {
        var chair = openedByChair();
        var ann = seated(ANN);
        assertThat(ann.await("view").get("audience").asText()).isEqualTo("PARTICIPANT");
        assertThat(ann.me().get("person").asText()).isEqualTo("ann");
        ann.must("attendance.attend", "\"channel\":\"ONLINE\"");
        var mark =
                ann.must(
                        "floor.requestFloor",
                        "\"item\":\"item\",\"person\":null,\"kind\":\"STATEMENT\",\"note\":\"\"");
        ann.untilMark(mark);
        chair.untilMark(mark);
        assertThat(ann.view("floor").get("waiting")).hasSize(1);
        assertThat(chair.view("floor").get("waiting")).isEqualTo(ann.view("floor").get("waiting"));
        assertThat(ann.confirmedLate()).isEmpty();
        ann.verify();
        chair.verify();
    }
}
