package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.khural.client.Browser;
import org.khural.domain.PersonId;
import org.khural.domain.about.About;
import org.khural.domain.about.AboutCommand.Describe;
import org.khural.domain.people.Card;
import org.khural.domain.people.PeopleCommand.AddPerson;

/** Those who only watch: what they receive, byte by byte, and how they are let in and shown out. */
class ObserverTest extends EdgeTest {
    private static final String MEETING = "https://meet.example.org/launch";
    private static final String NOTE = "for the chair alone";
    private static final PersonId GUEST = new PersonId("guest");

    /** A connection, and every byte that came over it. */
    private final class Watcher {
        final List<String> heard = new ArrayList<>();
        final Promise<String> bye = Promise.promise();
        private io.vertx.core.http.WebSocket socket;

        Watcher(String token) {
            var opened = browser().socket(List.of("khural.v1", token));
            socket =
                    Browser.await(
                            opened.onSuccess(
                                    s ->
                                            s.textMessageHandler(
                                                    text -> {
                                                        synchronized (heard) {
                                                            heard.add(text);
                                                        }
                                                        if (text.contains("\"is\":\"bye\""))
                                                            bye.tryComplete(text);
                                                    })));
        }

        Watcher join() {
            return say(
                    "{\"is\":\"join\",\"workshop\":\""
                            + workshop
                            + "\",\"tab\":\"t1\",\"as\":\"OBSERVER\",\"since\":null}");
        }

        Watcher say(String text) {
            Browser.await(socket.writeTextMessage(text));
            return this;
        }

        String all() {
            synchronized (heard) {
                return String.join("\n", heard);
            }
        }

        void await(String part) {
            var until = System.nanoTime() + 5_000_000_000L;
            while (!all().contains(part)) {
                if (System.nanoTime() > until) throw new AssertionError(part + " not in " + all());
                Thread.onSpinWait();
            }
        }
    }

    private void observed(boolean yes) {
        node.say(
                workshop,
                new Describe(
                        new About(
                                text("Launch"),
                                text("Hosts"),
                                "UTC",
                                List.of("en"),
                                Optional.of(MEETING),
                                yes)));
    }

    private Browser.Reply pass(String workshop) {
        return browser().post("/api/observe/" + workshop + "/socket", "");
    }

    private Watcher watching() {
        return new Watcher(pass(workshop.value()).body().get("token").asText());
    }

    /** Somebody of no delegation, as who walks in, asks for the floor with a note. */
    private void aGuestAsks() {
        var name = new Card(Optional.of(text("Secret Name")), Optional.of(text("Farmer")));
        node.say(workshop, new AddPerson(GUEST, Optional.empty(), name, 1, Set.of()));
        openedByChair();
        for (var person : List.of(GUEST, ANN)) {
            var tab = seated(person);
            tab.must("attendance.attend", "\"channel\":\"HALL\"");
            tab.must(
                    "floor.requestFloor",
                    "\"item\":\"item\",\"person\":null,\"kind\":\"STATEMENT\",\"note\":\""
                            + NOTE
                            + "\"");
        }
    }

    @Test
    void nobody_watches_unless_the_organiser_allows_it() {
        assertThat(pass(workshop.value()).code()).isEqualTo("observe.closed");
        assertThat(pass("unknown").code()).isEqualTo("observe.closed");
        assertThat(pass("NOT-AN-ID").status()).isEqualTo(404);
        observed(true);
        assertThat(pass(workshop.value()).status()).isEqualTo(200);
    }

    @Test
    void they_see_the_session_and_nothing_that_is_not_for_the_public() {
        observed(true);
        var before = watching().join();
        before.await("\"is\":\"view\"");
        aGuestAsks();
        before.await("Name of ann");
        var after = watching().join();
        after.await("\"is\":\"view\"");
        for (var seen : List.of(before.all(), after.all())) {
            assertThat(seen).contains("Farmer", "Name of ann", "Discussion", "\"hall\":");
            assertThat(seen)
                    .doesNotContain("Secret Name", NOTE, MEETING, "\"people\":{", "\"undo\"")
                    .doesNotContain("link-", "\"paired\":[");
        }
        assertThat(after.all()).contains("\"audience\":\"OBSERVER\"", "\"powers\":[]");
    }

    @Test
    void switched_off_they_end_at_once() {
        observed(true);
        var watcher = watching().join();
        watcher.await("\"is\":\"view\"");
        var late = pass(workshop.value()).body().get("token").asText();
        observed(false);
        assertThat(Browser.await(watcher.bye.future())).contains("\"code\":\"ended\"");
        assertThat(Browser.await(new Watcher(late).join().bye.future())).contains("ended");
    }

    /** Asked again, a refusal would become an entry of the log. */
    @Test
    void what_they_ask_is_refused_and_leaves_no_trace() {
        observed(true);
        var watcher = watching().join();
        watcher.await("\"is\":\"view\"");
        var before = mark();
        watcher.say(
                "{\"is\":\"ask\",\"ref\":1,\"again\":true,\"command\":{\"type\":\"attendance.attend\",\"channel\":\"HALL\"}}");
        watcher.await("access.not_allowed");
        assertThat(mark()).isEqualTo(before);
    }

    private String mark() {
        var room = node.on(() -> node.rooms.open(workshop)).orElseThrow();
        return node.read(() -> room.state().mark().toString());
    }
}
