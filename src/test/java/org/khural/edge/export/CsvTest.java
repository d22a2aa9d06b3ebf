package org.khural.edge.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khural.domain.Chapters;
import org.khural.domain.agenda.ItemKind;
import org.khural.domain.agenda.Session;
import org.khural.domain.attendance.Channel;
import org.khural.domain.floor.FloorEntry;
import org.khural.domain.floor.Kind;
import org.khural.domain.floor.Via;
import org.khural.domain.people.Role;
import org.khural.domain.poll.Ballot;
import org.khural.domain.poll.Question;
import org.khural.domain.poll.Rules;
import org.khural.domain.poll.Verdict;

/** What spreadsheets make of it, and that there are words for what it says. */
class CsvTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    Rector          | "Rector"
                    a "quoted" one  | "a ""quoted"" one"
                    one, two        | "one, two"
                    =1+1            | "'=1+1"
                    +976 11         | "'+976 11"
                    -5              | "'-5"
                    @SUM(A1)        | "'@SUM(A1)"
                    ~  =1+1~        | "'  =1+1"
                    ~\t=1+1~        | "'\t=1+1"
                    1=1             | "1=1"
                    教育部           | "教育部"
                    """)
    void a_text_is_never_a_formula(String text, String written) {
        assertThat(Csv.quoted(text)).isEqualTo(written);
    }

    @Test
    void every_code_that_a_file_may_say_has_a_word_in_every_language() {
        var codes = new TreeSet<String>();
        add(codes, "kind", Kind.values());
        add(codes, "via", Via.values());
        add(codes, "via", Ballot.Via.values());
        add(codes, "mode", Rules.Mode.values());
        add(codes, "secrecy", Rules.Secrecy.values());
        add(codes, "base", Rules.Base.values());
        add(codes, "rule", Rules.Majority.values());
        add(codes, "rule", Question.Ranked.Method.values());
        add(codes, "minute", Verdict.Outcome.values());
        codes.removeAll(Set.of("minute.OBJECTED"));
        for (var kind : Question.class.getPermittedSubclasses()) {
            codes.add("question." + PollSheets.name(kind));
        }
        add(codes, "channel", Channel.values());
        add(codes, "stage", FloorEntry.Stage.values());
        add(codes, "phase", Session.Phase.values());
        add(codes, "item", ItemKind.values());
        add(codes, "role", Role.values());
        add(codes, "what", Book.What.values());
        for (var column : Acts.SHEET.columns()) codes.add("col." + column);
        Words.languages()
                .forEach(
                        language ->
                                assertThat(Words.in(language).texts().keySet())
                                        .as(language)
                                        .containsAll(codes));
    }

    @Test
    void every_act_of_the_log_has_a_word() {
        var acts = new TreeSet<String>();
        for (var root : Chapters.EVENTS) {
            for (var event : root.getPermittedSubclasses()) {
                acts.add("act." + Chapters.nameOf(event));
            }
        }
        assertThat(acts).hasSizeGreaterThan(90);
        assertThat(Words.in("en").texts().keySet()).containsAll(acts);
    }

    private static void add(TreeSet<String> all, String group, Enum<?>[] codes) {
        Arrays.stream(codes).forEach(code -> all.add(group + "." + code.name()));
    }
}
