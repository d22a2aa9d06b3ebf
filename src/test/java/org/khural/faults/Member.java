package org.khural.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.khural.client.Browser;
import org.khural.client.Tab;

/**
 * Somebody at the workshop who never gives up: asks something every few moments, and when the
 * connection breaks comes again, on any node, and sends again what was not answered.
 */
final class Member implements AutoCloseable {
    private static final int OPEN = 8;

    final String role;
    final String as;
    private final Browser browser;
    private final List<String> servers;
    private final Random random;
    private final Tab tab;
    private volatile boolean asking = true;
    private volatile boolean over;
    private volatile Thread thread;
    private int server;
    private int channel;

    Member(Vertx vertx, String role, String link, List<String> servers, long seed) {
        this.role = role;
        this.as = role.equals("chair") ? "CHAIR" : "PARTICIPANT";
        this.servers = servers;
        this.random = new Random(seed);
        this.server = random.nextInt(servers.size());
        this.browser = new Browser(vertx, servers.get(server));
        this.tab = browser.tab(browser.enter(link), "tab-" + role).join(as);
    }

    Tab tab() {
        return tab;
    }

    void begin() {
        thread = Thread.ofVirtual().name(role).start(this::live);
    }

    /** Asks nothing more, and waits until everything is answered. */
    void rest() {
        asking = false;
        long end = System.nanoTime() + 60_000_000_000L;
        while (!open().isEmpty()) {
            if (System.nanoTime() > end) throw new AssertionError(role + " waits for " + open());
            KhuralProcess.pause(20);
        }
    }

    /** Asks again. */
    void goOn() {
        asking = true;
    }

    List<Long> open() {
        return tab.asked().keySet().stream().filter(ref -> !tab.isAnswered(ref)).toList();
    }

    private void live() {
        while (!over) {
            try {
                if (tab.ended()) comeAgain();
                else if (asking && open().size() < OPEN) askSomething();
                KhuralProcess.pause(40 + random.nextInt(120));
            } catch (Throwable e) {
                // The server is gone for a moment, or the connection broke: come again.
                server++;
                tab.hangUp();
                KhuralProcess.pause(50 + random.nextInt(200));
            }
        }
    }

    private void comeAgain() {
        browser.at(servers.get(server % servers.size()));
        tab.connect().resume(as);
        tab.resendAll();
    }

    private void askSomething() {
        if (random.nextInt(8) == 0) repeatSomething();
        if (as.equals("CHAIR")) chair();
        else participate();
    }

    private void participate() {
        var mine = mine();
        switch (random.nextInt(4)) {
            case 0 -> attend();
            case 1, 2 -> {
                if (mine.isEmpty()) wish();
                else withdraw(mine);
            }
            default -> wish();
        }
    }

    /** A request that is in the log already, as after a lost answer: it gets the same answer. */
    private void repeatSomething() {
        var done =
                tab.asked().entrySet().stream()
                        .filter(ask -> ask.getValue().contains("requestFloor"))
                        .map(Map.Entry::getKey)
                        .filter(ref -> tab.isAnswered(ref) && isDone(tab.answer(ref)))
                        .sorted()
                        .toList();
        if (done.isEmpty()) return;
        var ref = done.get(Math.max(0, done.size() - 1 - random.nextInt(10)));
        tab.ask(ref, tab.asked().get(ref));
    }

    private static boolean isDone(JsonNode answer) {
        return answer.get("is").asText().equals("done");
    }

    private void attend() {
        var where = channel++ % 2 == 0 ? "HALL" : "ONLINE";
        tab.ask(Tab.command("attendance.attend", "\"channel\":\"" + where + "\""));
    }

    private void wish() {
        tab.ask(
                Tab.command(
                        "floor.requestFloor",
                        "\"item\":\"discussion\",\"person\":null,\"kind\":\"STATEMENT\",\"note\":\"\""));
    }

    private void withdraw(List<String> mine) {
        var entry = mine.get(random.nextInt(mine.size()));
        tab.ask(Tab.command("floor.withdraw", "\"entry\":\"" + entry + "\""));
    }

    private List<String> mine() {
        var all = new ArrayList<String>();
        for (var each : tab.view("floor").path("entries").properties()) {
            if (each.getValue().at("/plate/person").asText().equals(role)) all.add(each.getKey());
        }
        return all;
    }

    private void chair() {
        var chair = tab.view("chair");
        var tenure = "\"tenure\":" + chair.path("tenure").asLong();
        var agenda = tab.view("agenda");
        var floor = tab.view("floor");
        if (!chair.path("holder").asText().equals("chair")) {
            tab.ask(Tab.command("chair.takeChair", tenure));
        } else if (agenda.path("current").isNull()) {
            var session = "\"session\":\"from-plans-to-actions\",";
            tab.ask(Tab.command("session.openSession", session + tenure));
        } else if (!agenda.path("active").asText().equals("discussion")) {
            var items = "\"item\":\"discussion\",\"active\":" + agenda.path("active") + ",";
            tab.ask(Tab.command("session.takeUpItem", items + "\"rest\":\"KEEP\"," + tenure));
        } else {
            runFloor(floor, tenure);
        }
    }

    private void runFloor(JsonNode floor, String tenure) {
        var waiting = floor.path("waiting");
        var stack = floor.path("stack");
        var current = stack.isEmpty() ? "null" : stack.get(stack.size() - 1).toString();
        switch (random.nextInt(4)) {
            case 0 -> {
                var entry = "\"entry\":" + waiting.path(0) + ",\"current\":" + current + ",";
                if (!waiting.isEmpty()) tab.ask(Tab.command("floor.giveFloor", entry + tenure));
            }
            case 1 -> {
                var entry = "\"entry\":" + current + ",";
                if (!stack.isEmpty()) tab.ask(Tab.command("floor.end", entry + tenure));
            }
            case 2 -> tab.ask(Tab.command("floor.openList", "\"item\":\"discussion\"," + tenure));
            default -> {
                var entry = "\"entry\":" + waiting.path(0) + ",";
                if (!waiting.isEmpty()) tab.ask(Tab.command("floor.call", entry + tenure));
            }
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            if (thread != null) thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        browser.close();
    }
}
