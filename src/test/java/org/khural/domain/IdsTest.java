package org.khural.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids, refs and marks: safe in keys and URLs, and the same again when read back. */
class IdsTest {
    private static final List<Function<String, Comparable<?>>> IDS =
            List.of(
                    DelegationId::new,
                    DisplayId::new,
                    EntryId::new,
                    ItemId::new,
                    PersonId::new,
                    SeatId::new,
                    SessionId::new,
                    WorkshopId::new);

    @Test
    void an_id_is_1_to_40_of_a_few_characters() {
        for (var id : IDS) {
            assertThat(id.apply("a-1")).hasToString("a-1").isEqualTo(id.apply("a-1"));
            assertThat(id.apply("x".repeat(40))).isNotNull();
            for (var wrong :
                    List.of("", "x".repeat(41), "A", "a b", "a/b", "a:b", "{a}", "é", "а", "a\n")) {
                assertThatThrownBy(() -> id.apply(wrong))
                        .hasMessage("an id is 1 to 40 of a-z, 0-9 and -");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0000000000000000", "512.9f86d081884c7d65"})
    void a_mark_reads_as_it_is_written(String text) {
        assertThat(Mark.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1",
                "1.",
                "1.9f86",
                "-1.9f86d081884c7d65",
                "1.9F86D081884C7D65",
                "x.9f86d081884c7d65",
                "1.9f86d081884c7d651",
                "+1.9f86d081884c7d65",
                "01.9f86d081884c7d65",
                "99999999999999999999.9f86d081884c7d65"
            })
    void what_is_no_mark_is_refused(String text) {
        assertThatThrownBy(() -> Mark.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_ref_names_a_tab_and_a_count_from_one() {
        var who = Actor.SYSTEM;
        assertThat(new Ref(who, "tab_A-1", 1).counter()).isEqualTo(1);
        for (var tab : List.of("", "x".repeat(33), "a b", "a.b")) {
            assertThatThrownBy(() -> new Ref(who, tab, 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Ref(who, "a", 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
