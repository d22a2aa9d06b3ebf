package org.khural.edge;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.khural.client.Browser;
import org.khural.client.Tab;
import org.khural.domain.Command;
import org.khural.domain.DelegationId;
import org.khural.domain.ItemId;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.SessionId;
import org.khural.domain.WorkshopId;
import org.khural.domain.about.About;
import org.khural.domain.about.AboutCommand;
import org.khural.domain.agenda.AgendaCommand;
import org.khural.domain.agenda.Item;
import org.khural.domain.agenda.ItemKind;
import org.khural.domain.chair.ChairCommand;
import org.khural.domain.people.Card;
import org.khural.domain.people.PeopleCommand;
import org.khural.domain.people.Role;
import org.khural.store.EmbeddedRedis;

/**
 * A real Redis and real nodes per class, a workshop of its own per test, and browsers that know
 * only the protocol.
 */
abstract class EdgeTest {
    static final PersonId ORGANISER = new PersonId("organiser");
    static final PersonId CHAIR = new PersonId("chair");
    static final PersonId ANN = new PersonId("ann");
    static final PersonId BEN = new PersonId("ben");
    static final SessionId SESSION = new SessionId("session");
    static final ItemId ITEM = new ItemId("item");

    static Path data;
    static EmbeddedRedis redis;
    static Vertx clients;
    static TestNode node;
    private static int count;

    final WorkshopId workshop = new WorkshopId("w" + ++count);
    private final List<AutoCloseable> toClose = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        data = Files.createTempDirectory("khural-edge");
        redis = EmbeddedRedis.start(data, 0);
        clients = Vertx.vertx();
        node = new TestNode(redis.url());
    }

    @AfterAll
    static void stop() {
        node.close();
        Browser.await(clients.close());
        redis.close();
        try (var files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void aWorkshop() {
        node.make(workshop, commands());
    }

    @AfterEach
    void closeAll() throws Exception {
        for (var each : toClose.reversed()) each.close();
    }

    Browser browser() {
        return browser(node);
    }

    Browser browser(TestNode node) {
        return closing(new Browser(clients, node.origin));
    }

    <T extends AutoCloseable> T closing(T thing) {
        toClose.add(thing);
        return thing;
    }

    /**
     * Somebody who has entered by a personal link, in a browser of their own, with one tab that has
     * joined.
     */
    Tab seated(PersonId person) {
        var browser = browser();
        return browser.tab(browser.enter(link(person))).join();
    }

    String link(PersonId person) {
        return node.link(workshop, person, false);
    }

    /** The session runs and Ann and Ben attend. */
    Tab openedByChair() {
        var chair = seated(CHAIR);
        chair.must("chair.takeChair", "\"tenure\":0");
        chair.must("session.openSession", "\"session\":\"session\",\"tenure\":1");
        chair.must(
                "session.takeUpItem",
                "\"item\":\"item\",\"active\":null,\"rest\":\"KEEP\",\"tenure\":1");
        return chair;
    }

    private static List<Command> commands() {
        var now = Instant.now();
        return List.of(
                new AboutCommand.Describe(
                        new About(
                                text("Launch"), text("Hosts"), "Asia/Ulaanbaatar", List.of("en"))),
                new PeopleCommand.AddDelegation(new DelegationId("uni"), text("University"), 1),
                person(ORGANISER, Set.of(Role.ORGANISER)),
                person(CHAIR, Set.of()),
                person(ANN, Set.of()),
                person(BEN, Set.of()),
                new ChairCommand.ArrangeSeat(List.of(CHAIR)),
                new AgendaCommand.AddSession(SESSION, text("Session"), now, now.plusSeconds(3600)),
                new AgendaCommand.AddItem(
                        ITEM,
                        SESSION,
                        new Item.Plan(
                                text("Discussion"),
                                ItemKind.DISCUSSION,
                                now,
                                30,
                                Optional.empty(),
                                300)));
    }

    private static PeopleCommand person(PersonId id, Set<Role> roles) {
        return new PeopleCommand.AddPerson(
                id,
                Optional.of(new DelegationId("uni")),
                new Card(Optional.of(text("Name of " + id)), Optional.empty()),
                1,
                roles);
    }

    static LocalizedText text(String english) {
        return LocalizedText.of("en", english);
    }
}
