package org.khural.domain.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Cast.RECTOR;
import static org.khural.support.Scenario.START;
import static org.khural.support.Signing.*;

import org.junit.jupiter.api.Test;

/** The evidence of an agreement: links that a stranger can follow (signing 3.1). */
class FactTest {
    @Test
    void the_evidence_is_a_chain_that_anybody_can_follow() {
        var facts = agreement().facts();
        var prev = Fact.FIRST;
        long seq = 1;
        for (var fact : facts) {
            assertThat(fact.seq()).isEqualTo(seq++);
            assertThat(fact.prev()).isEqualTo(prev);
            assertThat(fact.isTrue()).isTrue();
            prev = fact.hash();
        }
        var one = facts.getFirst();
        var other =
                new Fact(
                        one.seq(),
                        one.prev(),
                        one.at().plusMillis(1),
                        one.type(),
                        one.actor(),
                        one.data(),
                        one.hash());
        assertThat(other.isTrue()).isFalse();
    }

    @Test
    void a_line_of_the_evidence_is_canonical() {
        var fact =
                Fact.of(
                        1,
                        Fact.FIRST,
                        START,
                        "declined",
                        "rector",
                        java.util.Map.of("reason", "\"Ө\"\n\u0001", "a", "б"));
        assertThat(fact.line())
                .isEqualTo(
                        "{\"actor\":\"rector\",\"at\":\"2026-05-04T02:00:00Z\",\"data\":{\"a\":\"б\","
                                + "\"reason\":\"\\\"Ө\\\"\\n\\u0001\"},\"hash\":\""
                                + fact.hash()
                                + "\",\"prev\":\""
                                + Fact.FIRST
                                + "\",\"seq\":1,\"type\":\"declined\"}");
    }

    private static Agreement agreement() {
        var workshop = signed(opened(), RECTOR, revision(1)).workshop();
        return workshop.agreements().agreement(PACT).orElseThrow();
    }
}
