package org.khural.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 8785 that have no fractions in them. */
class CanonicalTest {
    /**
     * RFC 8785, 3.2.3: by UTF-16 code units, so that a smiling face comes before a Hebrew letter.
     */
    @Test
    void names_are_in_the_order_of_their_code_units() {
        var names =
                Map.of(
                        "\u20ac", "Euro Sign",
                        "\r", "Carriage Return",
                        "\ufb33", "Hebrew Letter Dalet With Dagesh",
                        "1", "One",
                        "\ud83d\ude00", "Emoji: Grinning Face",
                        "\u0080", "Control",
                        "\u00f6", "Latin Small Letter O With Diaeresis");
        assertThat(Canonical.text(names))
                .isEqualTo(
                        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\","
                                + "\"\u20ac\":\"Euro Sign\","
                                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    /** RFC 8785, 3.2.2.2. */
    @Test
    void nothing_is_escaped_that_need_not_be() {
        var text = "\u20ac$\u000f\nA'B\"\\\\\"/\u007f\u2028";
        assertThat(Canonical.text(Map.of("string", text)))
                .isEqualTo("{\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u007f\u2028\"}");
    }

    @Test
    void numbers_are_whole() {
        var all = List.of(0, -1, 9007199254740991L, true, List.of(), Map.of());
        assertThat(Canonical.text(Map.of("all", all)))
                .isEqualTo("{\"all\":[0,-1,9007199254740991,true,[],{}]}");
    }

    @ParameterizedTest
    @CsvSource({"1.5, false", "9007199254740992, true"})
    void what_others_would_read_differently_is_refused(String number, boolean isWhole) {
        Object value = isWhole ? Long.valueOf(number) : (Object) Double.valueOf(number);
        assertThatThrownBy(() -> Canonical.text(Map.of("n", value)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void half_a_pair_has_no_bytes() {
        assertThatThrownBy(() -> Canonical.text(Map.of("half", "\ud83d")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
