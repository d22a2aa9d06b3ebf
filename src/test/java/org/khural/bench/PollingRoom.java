package org.khural.bench;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/** A crowd in which polls are held: person 0 holds the chair, everybody votes. */
final class PollingRoom implements Ear {
    private static final int VERSIONS = 1 << 15;
    private static final Pattern REF = Pattern.compile("\"ref\":(\\d+)");

    /** In a patch of the row, or in the whole row. */
    private static final Pattern KEY =
            Pattern.compile("(?:/key\",\"value\":|\"key\":)\"([A-Za-z0-9+/=]{300,})\"");

    final Crowd crowd;
    private final int[] seen = new int[VERSIONS];
    private final long[] when = new long[VERSIONS];

    /** Reads what a seat hears, while somebody wants to know. */
    interface Reader {
        void read(Seat seat, ByteBuf in, int at, int length);
    }

    private Optional<Reader> reader = Optional.empty();
    private Histogram ack = Paced.histogram();
    private boolean votes;
    private long answers;
    private long later;
    private long lastAnswer;
    private long chairVersion;
    private String chairRefused = "";
    private long counted;
    private String key = "";

    PollingRoom(Crowd crowd) {
        this.crowd = crowd;
        crowd.on(
                () -> {
                    crowd.ear = this;
                    return null;
                });
    }

    /** How many came in when the last result was shown. */
    long counted() {
        return counted;
    }

    long later() {
        return later;
    }

    long lastAnswer() {
        return lastAnswer;
    }

    void read(Optional<Reader> with) {
        crowd.on(
                () -> {
                    reader = with;
                    return null;
                });
    }

    void open(String poll, boolean secret) {
        if (secret) read(Optional.of(this::key));
        chair(
                """
                {"type":"poll.compose","poll":"%s","form":{"title":{"en":"The plan"},"question":\
                {"is":"yesNo"},"rules":{"isFormal":true,"mode":"DEVICE","secrecy":"%s",\
                "unit":"SEAT","mayChange":false,"majority":"SIMPLE","base":"VALID",\
                "tie":"REJECTS","quorum":0,"seconds":0,"weights":{}},"item":null}}"""
                        .formatted(poll, secret ? "SECRET" : "SEALED"));
        chair(act("makeReady", poll).replace(",\"tenure\":1", ""));
        until(act("open", poll), secret ? 300 : 20);
        if (secret) crowd.await(() -> !key.isEmpty(), "the key");
        read(Optional.empty());
    }

    /** Everybody, evenly spread over the time; waits until each has a receipt. */
    Histogram cast(String poll, Duration within) {
        crowd.on(
                () -> {
                    ack = Paced.histogram();
                    votes = true;
                    answers = 0;
                    later = 0;
                    var seats = crowd.seats;
                    for (int i = 0; i < seats.size(); i++) {
                        var seat = seats.get(i);
                        var ballot = ballot(poll, i);
                        long at = within.toNanos() * i / seats.size();
                        if (at == 0) seat.ask(ballot);
                        else
                            crowd.events()
                                    .schedule(() -> seat.ask(ballot), at, TimeUnit.NANOSECONDS);
                    }
                    return null;
                });
        crowd.await(() -> answers == crowd.seats.size(), "every ballot is answered");
        return crowd.on(
                () -> {
                    votes = false;
                    return ack;
                });
    }

    private static String ballot(String poll, int i) {
        return """
               {"type":"poll.cast","poll":"%s","seat":"p-%d","ballot":"ballot-%d",\
               "answer":{"is":"picks","options":[%d]}}"""
                .formatted(poll, i, i, i % 2);
    }

    /** Closes, waits for the end of the grace, shows; when the last screen had the result. */
    long result(String poll) {
        var ballots = ballots(poll);
        read(Optional.of((seat, in, at, length) -> tally(ballots, seat, in, at, length)));
        chair(act("close", poll));
        Crowd.pause(2_005);
        long version = until(act("show", poll), 60);
        crowd.await(
                () -> seen[(int) (version % VERSIONS)] >= crowd.seats.size(),
                "the result on every screen");
        read(Optional.empty());
        return crowd.on(() -> when[(int) (version % VERSIONS)]);
    }

    private static String act(String act, String poll) {
        return "{\"type\":\"poll.%s\",\"poll\":\"%s\",\"tenure\":1}".formatted(act, poll);
    }

    /** Again and again while it is refused: the server is not there yet. */
    private long until(String command, int pause) {
        while (true) {
            ask(command);
            if (chairVersion > 0) return chairVersion;
            if (!chairRefused.matches(
                    ".*poll\\.(no_key_yet|wrong_stage|not_counted_yet).*|.*later.*"))
                throw new IllegalStateException(command + ": " + chairRefused);
            Crowd.pause(pause);
        }
    }

    long chair(String command) {
        ask(command);
        if (chairVersion == 0) throw new IllegalStateException(command + ": " + chairRefused);
        return chairVersion;
    }

    private void ask(String command) {
        crowd.on(
                () -> {
                    chairVersion = 0;
                    chairRefused = "";
                    crowd.seats.getFirst().ask(command);
                    return null;
                });
        crowd.await(() -> chairVersion > 0 || !chairRefused.isEmpty(), "an answer to the chair");
    }

    /** Asks as everybody, without looking at the answers. */
    void all(java.util.function.IntFunction<String> command) {
        crowd.on(
                () -> {
                    votes = true;
                    answers = 0;
                    for (int i = 0; i < crowd.seats.size(); i++) {
                        crowd.seats.get(i).ask(command.apply(i));
                    }
                    return null;
                });
    }

    void answered() {
        crowd.await(() -> answers == crowd.seats.size(), "everybody is answered");
        crowd.on(() -> votes = false);
    }

    /** Of the secret poll that was opened last, as the chair's screen learnt it. */
    String key() {
        return key;
    }

    private void key(Seat seat, ByteBuf in, int at, int length) {
        if (seat != crowd.seats.getFirst()) return;
        var found = KEY.matcher(in.toString(at, length, StandardCharsets.UTF_8));
        if (found.find()) key = found.group(1);
    }

    /** In a patch of the row, or in the whole chapter. */
    private static Pattern ballots(String poll) {
        var there = "(?:/tally\",\"value\":|\":\\{.*?\"tally\":)";
        return Pattern.compile(poll + there + "\\{\"ballots\":(\\d+)");
    }

    private void tally(Pattern ballots, Seat seat, ByteBuf in, int at, int length) {
        if (seat != crowd.seats.getFirst()) return;
        var found = ballots.matcher(in.toString(at, length, StandardCharsets.UTF_8));
        if (found.find()) counted = Long.parseLong(found.group(1));
    }

    @Override
    public void heard(Seat seat, ByteBuf in, int at, int length) {
        reader.ifPresent(r -> r.read(seat, in, at, length));
    }

    @Override
    public void shown(long from, long to, long now) {
        for (long v = Math.max(from + 1, to - 1_000); v <= to; v++) {
            seen[(int) (v % VERSIONS)]++;
            when[(int) (v % VERSIONS)] = now;
        }
    }

    @Override
    public void done(Seat seat, long ref, long version, long sent, long now) {
        if (!votes) {
            chairVersion = version;
            return;
        }
        ack.recordValue((now - sent) / 1_000);
        answers++;
        lastAnswer = now;
    }

    @Override
    public void notDone(Seat seat, String answer) {
        if (!votes) {
            chairRefused = answer;
            return;
        }
        var ref = REF.matcher(answer);
        if (!answer.contains("\"later\"") || !ref.find()) {
            throw new IllegalStateException(answer);
        }
        later++;
        long again = Long.parseLong(ref.group(1));
        crowd.events().schedule(() -> seat.again(again), 1, TimeUnit.SECONDS);
    }
}
