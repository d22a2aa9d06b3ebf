package org.khural.domain.about;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.util.List;
import org.junit.jupiter.api.Test;
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
