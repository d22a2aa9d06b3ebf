package org.khural.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khural.evidence.Chain.Flaw;
import org.khural.evidence.Chain.Kind;
import org.khural.signing.Evidence;
import org.khural.signing.Sha256;

/** A list of facts of which no line can be changed, moved or left out of the middle. */
class ChainTest {
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);
    private static final String C = "c".repeat(64);

    private static final Chain CHAIN =
            Chain.EMPTY
                    .and(NOON, "created", "organiser", Map.of())
                    .and(NOON, Chain.FROZEN, "organiser", Map.of("sha256", A))
                    .and(NOON.plusMillis(5), Chain.SIGNED, "s1", signed("s1"))
                    .and(NOON.plusMillis(90), Chain.COMPLETED, "system", Map.of("sha256", B));

    private static Map<String, String> signed(String field) {
        return Map.of("field", field, "certificate", C, "sha256", B, "mode", "client");
    }

    private static Chain read(List<String> lines) {
        return Chain.read((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> lines() {
        return new ArrayList<>(CHAIN.facts().stream().map(Fact::line).toList());
    }

    private static Chain changed(int line, UnaryOperator<String> change) {
        var lines = lines();
        lines.set(line - 1, change.apply(lines.get(line - 1)));
        return read(lines);
    }

    /** Made by hand, and its hash by another program: what is fixed between us and anybody. */
    @Test
    void a_line_has_the_bytes_and_the_hash_that_it_must_have() {
        var at = Instant.parse("2026-12-01T02:31:14.120Z");
        var fact = Fact.of(3, new Sha256(A), at, "signed", "chair", Map.of("field", "Ө\n"));
        assertThat(fact.line())
                .isEqualTo(
                        "{\"actor\":\"chair\",\"at\":\"2026-12-01T02:31:14.120Z\","
                                + "\"data\":{\"field\":\"Ө\\n\"},\"hash\":\"0897472ca6c6ad6766e1b8ac73ea12a79d57a59c0b58d00915fba191806904ed\","
                                + "\"prev\":\""
                                + A
                                + "\",\"seq\":3,\"type\":\"signed\"}");
    }

    @Test
    void a_full_second_has_no_fraction() {
        var fact = Fact.of(1, Fact.NONE, NOON, "created", "organiser", Map.of());
        assertThat(fact.line()).contains("\"at\":\"2026-12-01T12:00:00Z\"");
        assertThat(Fact.read(fact.line())).contains(fact);
    }

    /** The rules write facts by themselves; they must write the same ones. */
    @Test
    void a_fact_of_the_rules_is_read() {
        for (var at : List.of(NOON, NOON.plusMillis(7))) {
            var data = Map.of("field", "s1", "name@mn", "Өнөр \"Ү\"\n\u0001");
            var fact = Fact.of(1, Fact.NONE, at, "created", "person-1", data);
            var other =
                    new org.khural.domain.agreement.Fact(
                            1, "0".repeat(64), at, "created", "person-1", data, fact.hash().hex());
            assertThat(other.isTrue()).isTrue();
            assertThat(Fact.read(other.line())).contains(fact);
        }
    }

    @Test
    void what_was_written_is_read() {
        assertThat(Chain.read(CHAIN.bytes())).isEqualTo(CHAIN);
        assertThat(CHAIN.head()).isEqualTo(CHAIN.facts().getLast().hash());
        assertThat(CHAIN.completed()).contains(new Sha256(B));
        assertThat(Chain.read(new byte[0])).isEqualTo(Chain.EMPTY);
    }

    @Test
    void a_check_gets_what_it_needs() {
        var step = new Evidence.Step("s1", new Sha256(C), new Sha256(B));
        assertThat(CHAIN.evidence()).contains(new Evidence(new Sha256(A), List.of(step)));
    }

    @Test
    void a_changed_line_is_found() {
        var other = changed(3, line -> line.replace("\"s1\"", "\"s2\""));
        assertThat(other.flaw()).contains(new Flaw(3, Kind.OTHER_HASH));
        assertThat(other.facts()).hasSize(2);
        assertThat(other.evidence()).isEmpty();
    }

    @Test
    void a_changed_line_with_its_own_right_hash_does_not_fit_the_next() {
        var was = CHAIN.facts().get(1);
        var forged = Fact.of(2, was.prev(), was.at(), was.type(), was.actor(), Map.of("sha256", C));
        assertThat(changed(2, line -> forged.line()).flaw())
                .contains(new Flaw(3, Kind.OTHER_PLACE));
    }

    @Test
    void lines_that_changed_places_or_are_missing_are_found() {
        var swapped = lines();
        swapped.add(1, swapped.remove(2));
        assertThat(read(swapped).flaw()).contains(new Flaw(2, Kind.OTHER_PLACE));
        var without = lines();
        without.remove(0);
        assertThat(read(without).flaw()).contains(new Flaw(1, Kind.OTHER_PLACE));
    }

    /** Why the head must be kept elsewhere: the certificate of completion names it. */
    @Test
    void a_missing_end_is_not_found_by_the_chain_itself() {
        var shorter = lines();
        shorter.removeLast();
        assertThat(read(shorter).flaw()).isEmpty();
        assertThat(read(shorter).head()).isNotEqualTo(CHAIN.head());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"actor\":1}",
                "{\"actor\":\"chair\",\"at\":\"noon\",\"data\":{},\"hash\":\"\",\"prev\":\"\","
                        + "\"seq\":1,\"type\":\"created\"}"
            })
    void what_is_no_fact_is_none(String line) {
        assertThat(changed(2, was -> line).flaw()).contains(new Flaw(2, Kind.NOT_A_FACT));
    }

    /** The same fact in other bytes would be another thing for who does not parse it. */
    @Test
    void another_way_of_writing_is_none() {
        for (var each :
                List.<UnaryOperator<String>>of(
                        line -> line + " ",
                        line -> line + "\r",
                        line -> line.replace(":3,", ":3.0,"),
                        line -> line.replace("client", "\\u0063lient"),
                        line -> line.replace(".005Z", ".005000Z"),
                        line -> line.replace("{\"actor\"", "{\"more\":\"\",\"actor\""))) {
            assertThat(changed(3, each).flaw()).contains(new Flaw(3, Kind.NOT_A_FACT));
        }
    }

    @Test
    void bytes_that_are_no_text_are_none() {
        var bytes = CHAIN.bytes();
        bytes[12] = (byte) 0xff;
        assertThat(Chain.read(bytes).flaw()).contains(new Flaw(1, Kind.NOT_A_FACT));
    }

    @Test
    void a_signature_without_a_fingerprint_is_none() {
        var bad = CHAIN.and(NOON, Chain.SIGNED, "s2", Map.of("field", "s2", "sha256", "B"));
        assertThat(Chain.read(bad.bytes()).flaw()).contains(new Flaw(5, Kind.INCOMPLETE));
    }

    @Test
    void nothing_is_frozen_when_somebody_has_signed() {
        var late = CHAIN.and(NOON, Chain.FROZEN, "organiser", Map.of("sha256", C));
        assertThat(Chain.read(late.bytes()).evidence()).isEqualTo(Optional.empty());
    }
}
