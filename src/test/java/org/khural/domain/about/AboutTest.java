package org.khural.domain.about;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khural.domain.AccessRejection;
import org.khural.domain.about.AboutCommand.Describe;

/** The title page. */
class AboutTest {
    @Test
    void the_organiser_describes_the_workshop() {
        given(invited())
                .when(ORGANISER, new Describe(about("Launch day")))
                .thenHappened(new AboutEvent.Described(about("Launch day")))
                .when(ORGANISER, new Describe(about("Launch day")))
                .thenNothing();
        given(invited())
                .when(CHAIR, new Describe(about("Launch day")))
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "PREPARE");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    https://meet.example.org/launch        | yes
                    https://meet.example.org:8443/j/1?p=a#b | yes
                    https://meet.example.org               | yes
                    http://meet.example.org/launch         | no
                    https://chair:secret@meet.example.org  | no
                    https://meet.example.org/a b           | no
                    https://meet.example.org/<script>      | no
                    javascript:alert(1)                    | no
                    https://                               | no
                    """)
    void a_link_to_the_meeting_is_an_https_address(String link, String fits) {
        ThrowingCallable describe = () -> meeting(link);
        if (fits.equals("yes")) assertThatCode(describe).doesNotThrowAnyException();
        else assertThatThrownBy(describe).hasMessage("a link to a meeting is https://host/path");
    }

    @Test
    void a_link_to_the_meeting_has_an_end() {
        assertThatThrownBy(() -> meeting("https://meet.example.org/" + "a".repeat(500)))
                .hasMessage("a link to a meeting is https://host/path");
    }

    private static About meeting(String link) {
        return new About(text("X"), text("Y"), "UTC", List.of("en"), Optional.of(link), false);
    }

    @Test
    void zone_and_languages_are_real() {
        assertThatThrownBy(() -> new About(text("X"), text("Y"), "Mars/Base", List.of("en")))
                .hasMessage("a zone is an IANA name: Asia/Ulaanbaatar");
        for (var languages : List.of(List.<String>of(), List.of("english"), List.of("EN"))) {
            assertThatThrownBy(() -> new About(text("X"), text("Y"), "UTC", languages))
                    .hasMessage("languages are 1 to 20 of two or three letters");
        }
    }
}
