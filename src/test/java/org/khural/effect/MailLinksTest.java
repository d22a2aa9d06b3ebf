package org.khural.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khural.support.Cast.*;
import static org.khural.support.Scenario.*;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khural.domain.Command;
import org.khural.domain.LetterView;
import org.khural.domain.PersonId;
import org.khural.domain.people.PeopleCommand.IssueLink;
import org.khural.domain.people.PeopleCommand.SetAddress;
import org.khural.domain.people.Post;
import org.khural.domain.people.PostCommand.MailLink;
import org.khural.domain.people.PostCommand.SettleLetter;
import org.khural.store.PersonalLink;
import org.khural.support.Scenario;

/** Personal links go out by mail, at least once, and what comes of it is a command. */
class MailLinksTest {
    private final Vertx vertx = Vertx.vertx();
    private final FakeSmtp smtp = new FakeSmtp();
    private final List<PersonalLink> made = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        smtp.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void aLetterCarriesTheLinkAndItsNameAndIsSettled() throws Exception {
        var scenario = queued(DEAN, "dean@example.org");
        assertThat(run(scenario))
                .isEqualTo(new SettleLetter(DEAN, "letter-of-dean", Optional.empty()));
        assertThat(made.getFirst().id()).isEqualTo("letter-of-dean");
        assertThat(made.getFirst().person()).isEqualTo(DEAN);
        var letter = smtp.letters.getFirst();
        assertThat(letter)
                .contains("Message-ID: <letter-of-dean@example.org>")
                .contains("To: dean@example.org")
                .contains("From: khural@example.org")
                .contains("Subject: Your personal link: Launch")
                .contains("https://khural.example.org/door#token-1")
                .contains("2026-05-04 10:00 (Asia/Ulaanbaatar)");
    }

    @Test
    void sentTwiceItHasTheSameNameAndAnotherToken() throws Exception {
        var scenario = queued(DEAN, "dean@example.org");
        run(scenario);
        run(scenario);
        assertThat(smtp.letters)
                .hasSize(2)
                .allMatch(l -> l.contains("Message-ID: <letter-of-dean@example.org>"));
        assertThat(smtp.letters.get(1)).contains("door#token-2");
        assertThat(made.getFirst().id()).isEqualTo(made.get(1).id());
    }

    @Test
    void theLinkWorksOnceTheLetterWentOut() throws Exception {
        var scenario =
                queued(DEAN, "dean@example.org")
                        .and(ORGANISER, new MailLink(DEAN, "letter-two", "en"));
        assertThat(scenario.workshop().people().person(DEAN).get().link()).isEmpty();
        var settled = scenario.and(run(scenario));
        assertThat(settled.workshop().people().person(DEAN).get().link())
                .contains("letter-of-dean");
        assertThat(pending(settled)).isEmpty();
    }

    @Test
    void aLinkThatWasMadeByHandMeanwhileStays() throws Exception {
        var scenario = queued(DEAN, "dean@example.org");
        var byHand = scenario.and(ORGANISER, new IssueLink(DEAN, "made-by-hand"));
        assertThat(pending(byHand)).isEmpty();
        var after = byHand.and(run(scenario));
        assertThat(after.workshop().people().person(DEAN).get().link()).contains("made-by-hand");
    }

    @Test
    void anAddressThatTheServerRefusesIsToldAndNotTriedAgain() throws Exception {
        var scenario = queued(DEAN, FakeSmtp.REFUSED);
        var said = run(scenario);
        assertThat(said)
                .isEqualTo(
                        new SettleLetter(
                                DEAN, "letter-of-dean", Optional.of(Post.Failure.ADDRESS_REFUSED)));
        assertThat(scenario.and(said).workshop().people().person(DEAN).get().link()).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsTriedAgainForADay() {
        var scenario = queued(DEAN, "dean@example.org");
        smtp.close();
        assertThatThrownBy(() -> run(scenario))
                .hasMessageContaining("no mail server")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("dean@"));
        var late = scenario.after(Duration.ofHours(25).toSeconds());
        assertThat(runQuietly(late))
                .isEqualTo(
                        new SettleLetter(
                                DEAN, "letter-of-dean", Optional.of(Post.Failure.NOT_REACHED)));
    }

    @Test
    void withoutAMailServerTheOrganiserIsTold() throws Exception {
        var scenario = queued(DEAN, "dean@example.org");
        assertThat(run(scenario, Optional.empty()))
                .isEqualTo(
                        new SettleLetter(
                                DEAN, "letter-of-dean", Optional.of(Post.Failure.NOT_SET_UP)));
    }

    @Test
    void aFewAtOnce() {
        var many = invited();
        for (var person : ALL) {
            many =
                    many.and(ORGANISER, new SetAddress(person, Optional.of("a@example.org")))
                            .and(ORGANISER, new MailLink(person, "letter-of-" + person, "en"));
        }
        assertThat(pending(many)).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "mn", "ru", "zh", "fr", "xx"})
    void everyLanguageSaysTheSame(String language) {
        var view = LetterView.of(invited().workshop(), DEAN);
        var words = LetterWords.in("letter", language);
        assertThat(words.subject(words.values(view, ""))).contains("Launch").doesNotContain("{");
        assertThat(words.text(words.values(view, "https://khural.example.org/door#x")))
                .contains("Launch", "https://khural.example.org/door#x", "10:00")
                .doesNotContain("{");
        var bare = LetterView.of(Scenario.blank().workshop(), DEAN);
        assertThat(words.text(words.values(bare, "link")))
                .contains("link")
                .doesNotContain("{", "null");
    }

    private static Scenario queued(PersonId person, String address) {
        return invited()
                .and(ORGANISER, new SetAddress(person, Optional.of(address)))
                .and(ORGANISER, new MailLink(person, "letter-of-" + person, "en"));
    }

    private List<Work.Task> pending(Scenario scenario) {
        return work(scenario, Optional.empty()).pending(scenario.workshop());
    }

    private Command run(Scenario scenario) throws Exception {
        var server =
                new MailServer(
                        "127.0.0.1",
                        smtp.port(),
                        MailServer.Tls.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        "khural@example.org");
        return run(scenario, Optional.of(new Postman(vertx, server)));
    }

    private Command runQuietly(Scenario scenario) {
        try {
            return run(scenario);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Command run(Scenario scenario, Optional<Postman> postman) throws Exception {
        var task = work(scenario, postman).pending(scenario.workshop()).getFirst();
        return task.run().get().await(20, TimeUnit.SECONDS);
    }

    private MailLinks work(Scenario scenario, Optional<Postman> postman) {
        return new MailLinks(
                postman,
                link -> {
                    made.add(link);
                    return Future.succeededFuture("token-" + made.size());
                },
                token -> "https://khural.example.org/door#" + token,
                scenario::now);
    }
}
