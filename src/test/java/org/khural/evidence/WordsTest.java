package org.khural.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khural.signing.Report;
import org.khural.wire.Codec;

/** Whatever a check finds, the page has a sentence for it; and a certificate has all its words. */
class WordsTest {
    private static Stream<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name);
    }

    @Test
    void every_finding_has_a_sentence() throws Exception {
        var words = Files.readString(Path.of("web/src/i18n/en/verify.json"));
        var said = new TreeSet<String>();
        for (var key : ((Map<?, ?>) Codec.read(words, Map.class)).keySet()) {
            var name = String.valueOf(key);
            if (name.startsWith("finding.")) said.add(name.substring("finding.".length()));
        }
        var found = Stream.concat(names(Report.Code.values()), names(Examination.Code.values()));
        assertThat(said).containsExactlyInAnyOrderElementsOf(found.toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "mn", "ru", "zh", "fr"})
    void a_certificate_has_its_words_in_every_language(String language) throws IOException {
        var words = CompletionWords.in(language);
        assertThat(words.texts().keySet()).isEqualTo(CompletionWords.in("en").texts().keySet());
        for (var limit : Completion.Limit.values()) words.of("limit." + Completion.code(limit));
        for (var proof : Completion.Proof.values()) words.of("proof." + Completion.code(proof));
        for (var key : Completion.Key.values()) words.of("key." + Completion.code(key));
        assertThat(words.say("receipts", "confirmed", "147", "of", "150")).contains("147", "150");
    }
}
