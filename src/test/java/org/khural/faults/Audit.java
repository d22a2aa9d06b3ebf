package org.khural.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khural.client.Browser;
import org.khural.client.Tab;
import org.khural.domain.WorkshopId;
import org.khural.store.RawEntry;
import org.khural.store.RedisLink;
import org.khural.store.RedisLog;

/**
 * Compares what people were told and what they see with what the log holds (docs/PROTOCOL.md,
 * promises).
 */
final class Audit {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final WorkshopId DEMO = new WorkshopId("launch-day");

    private final List<String> broken = new ArrayList<>();
    private final Set<String> marks = new HashSet<>();
    private final Map<String, String> refs = new HashMap<>();
    private String head = "";

    /** Reads the log itself, past every server. */
    Audit(Vertx vertx, String redisUrl) {
        var link = RedisLink.to(vertx, redisUrl);
        Browser.await(link.open());
        List<RawEntry> all = new ArrayList<>();
        var log = new RedisLog(link);
        while (true) {
            var page = Browser.await(log.read(DEMO, all.size() + 1L, 500));
            all.addAll(page);
            if (page.size() < 500) break;
        }
        Browser.await(link.close());
        read(all);
    }

    private void read(List<RawEntry> all) {
        var prev = "0".repeat(64);
        long version = 0;
        for (var entry : all) {
            if (entry.version() != ++version)
                broken.add("entry " + entry.version() + " is no " + version);
            var json = json(entry.bytes());
            if (!json.get("prev").asText().equals(prev))
                broken.add("the chain breaks at " + version);
            prev = entry.hash();
            head = entry.mark().toString();
            marks.add(head);
            for (var step : json.get("steps")) {
                if (!step.hasNonNull("ref") || step.has("refused")) continue;
                var twice =
                        refs.put(step.get("by").asText() + " " + step.get("ref").asText(), head);
                if (twice != null) broken.add("twice in the log: " + step.get("ref"));
            }
        }
    }

    String head() {
        return head;
    }

    boolean holds(String mark) {
        return marks.contains(mark);
    }

    int carriedOut() {
        return refs.size();
    }

    /** P1 and P5: who was told yes is in the log, once, there; who was told no is not. */
    void answers(Member member) {
        var tab = member.tab();
        tab.broken().forEach(each -> broken.add(member.role + ": " + each));
        tab.asked().forEach((ref, command) -> answer(member, ref, command, tab.answer(ref)));
    }

    private void answer(Member member, long ref, String command, JsonNode answer) {
        var at = refs.get("person:" + member.role + " tab-" + member.role + "." + ref);
        var what = member.role + " " + ref + " " + command + " was told " + answer;
        switch (answer.get("is").asText()) {
            case "done" -> {
                var mark = answer.get("mark").asText();
                if (!marks.contains(mark)) broken.add(what + ", which the log never had");
                if (at != null && !at.equals(mark)) broken.add(what + ", and is at " + at);
                if (at == null) broken.add(what + " and is lost");
            }
            case "refused" -> {
                if (at != null) broken.add(what + ", and is in the log at " + at);
            }
            default -> broken.add(what);
        }
    }

    /** P3 and P4: every screen is at the head, and shows what a new one shows. */
    void screens(List<Member> members, Map<String, Tab> fresh) {
        for (var member : members) {
            var tab = member.tab();
            tab.until(member.role + " at the head " + head, () -> tab.mark().equals(head));
            var expected = fresh.get(member.as);
            expected.until("the head", () -> expected.mark().equals(head));
            if (!tab.views().equals(expected.views())) {
                broken.add(member.role + " sees " + tab.views() + " and not " + expected.views());
            }
        }
    }

    void nothingWasReset(List<Member> members) {
        for (var member : members) {
            member.tab().heard().stream()
                    .filter(m -> m.path("is").asText().equals("view") && m.hasNonNull("reset"))
                    .forEach(m -> broken.add(member.role + " was reset: " + m.get("reset")));
        }
    }

    void verify() {
        if (!broken.isEmpty()) throw new AssertionError(String.join("\n", broken));
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
