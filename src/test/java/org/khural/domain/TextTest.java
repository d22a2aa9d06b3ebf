package org.khural.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people type and paste, in any script, with or without bad intent. */
class TextTest {
    record Row(String what, String typed, String kept) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Row[] texts() {
        return new Row[] {
            row("plain", "Rector", "Rector"),
            row("blanks around", " \n Rector\t ", "Rector"),
            row("a tab inside", "a\tb", "a b"),
            row("a new line inside", "a\nb", "a\nb"),
            row("a Windows line", "a\r\nb", "a\nb"),
            row("Mongolian", "Төлөвлөгөө", "Төлөвлөгөө"),
            row("traditional Mongolian", "ᠮᠣᠩᠭᠣᠯ", "ᠮᠣᠩᠭᠣᠯ"),
            row("Arabic with marks of direction", "\u200Fمرحبا\u200E", "\u200Fمرحبا\u200E"),
            row("Hebrew in English", "Prof. שלום", "Prof. שלום"),
            row("an override of direction", "abc\u202Efdp.exe\u202C", "abcfdp.exe"),
            row("an isolate of direction", "\u2067abc\u2069", "abc"),
            row("a family of emoji", "👩‍👩‍👧", "👩‍👩‍👧"),
            row("a flag of tags", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"),
            row("a letter and its accent", "e\u0301", "é"),
            row("a control between them", "e\u0000\u0301", "é"),
            row("an override between them", "e\u202E\u0301", "é"),
            row("an accent of its own", "\u0301", "\u0301"),
            row("a letter that grows", "\u0958", "\u0915\u093C"),
            row(
                    "a tower of marks",
                    "o" + "\u0336".repeat(40) + "k",
                    "o" + "\u0336".repeat(6) + "k"),
            row("half a surrogate", "a\uD83Db", "ab"),
            row("two halves that meet", "\uD83D\u0007\uDE00!", "!"),
            row("a bell and an escape", "\u0007\u001B[31mred", "[31mred"),
            row("a hard space around", "\u00A0a\u00A0", "\u00A0a\u00A0"),
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void is_kept_as_it_is_read(Row row) {
        assertThat(Text.clean(row.typed())).isEqualTo(row.kept());
        assertThat(Text.clean(row.kept())).isEqualTo(row.kept());
    }

    @Test
    void cleaning_again_changes_nothing() {
        var dice = new Random(7);
        int[] odd = {0, 9, 10, 13, 32, 0x202E, 0x2067, 0xD83D, 0xDE00, 0x301, 0x327, 'e', 0x958};
        for (int i = 0; i < 20_000; i++) {
            var text =
                    IntStream.range(0, 1 + dice.nextInt(8))
                            .map(
                                    n ->
                                            dice.nextBoolean()
                                                    ? odd[dice.nextInt(odd.length)]
                                                    : any(dice))
                            .mapToObj(Character::toString)
                            .collect(Collectors.joining());
            var once = Text.clean(text);
            assertThat(Text.clean(once)).isEqualTo(once);
        }
    }

    private static int any(Random dice) {
        return dice.nextInt(Character.MAX_CODE_POINT + 1);
    }

    @Test
    void length_is_counted_in_characters_and_not_in_bytes() {
        assertThat(Text.clean("😀".repeat(200), 200)).hasSize(400);
        assertThat(Text.clean("Rector,\r\nUniversity\u2028of Technology", 200))
                .as("a name is one line")
                .isEqualTo("Rector, University of Technology");
        assertThatThrownBy(() -> Text.clean("😀".repeat(201), 200))
                .hasMessage("a text is at most 200 characters here");
    }

    @Test
    void something_of_it_can_be_seen() {
        for (var nothing : new String[] {"", " ", "\u00A0", "\u200B\u200D", "\u202E", "\u0007"}) {
            assertThatThrownBy(() -> Text.clean(nothing, 10))
                    .hasMessage("a text must not be empty");
        }
    }

    @Test
    void is_given_in_one_to_twenty_languages() {
        assertThat(LocalizedText.of("en", " Hall ", "mn", "Танхим").texts())
                .containsEntry("en", "Hall")
                .containsEntry("mn", "Танхим");
        assertThat(LocalizedText.of("zh", "大厅", "en", "Hall").texts().keySet())
                .containsExactly("zh", "en");
        assertThat(LocalizedText.of("en", "four", "mn", "арав12").longest()).isEqualTo(6);
        assertThatThrownBy(() -> LocalizedText.of()).hasMessage("a text needs 1 to 20 languages");
        for (var language : new String[] {"", "e", "english", "EN", "e1"}) {
            assertThatThrownBy(() -> LocalizedText.of(language, "x"))
                    .hasMessage("a language is two or three letters: en, mn");
        }
        assertThatThrownBy(() -> LocalizedText.of("en", "x".repeat(501)))
                .hasMessage("a text is at most 500 characters here");
        assertThatThrownBy(() -> LocalizedText.of("en", "x").texts().put("fr", "y"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void personal_text_does_not_land_in_a_log() {
        var person = new PersonId("dean");
        var personal = Personal.of(person, "secret");
        assertThat(personal).hasToString("Personal[dean]");
        assertThat(personal).isEqualTo(Personal.of(person, "secret"));
        assertThat(personal).isNotEqualTo(Personal.of(person, "other"));
        assertThat(personal.erase()).isEqualTo(Personal.erased(person));
        assertThat(personal.erase().erase().value()).isEmpty();
    }

    private static Row row(String what, String typed, String kept) {
        return new Row(what, typed, kept);
    }
}
