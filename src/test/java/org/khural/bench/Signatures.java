package org.khural.bench;

import static org.khural.bench.Report.ms;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.khural.client.Browser;
import org.khural.client.Signatory;

/**
 * A ceremony before 150 screens: how long a signature takes from pressing "Sign" to its answer, and
 * until every screen has reckoned the new fingerprint and said so; what the parts of it take by
 * themselves; and the memory that a document of 20 MB needs.
 */
final class Signatures {
    private static final int SCREENS = 150;
    private static final int SMALL = 60_000;
    private static final int LARGE = 19_500_000;

    private Signatures() {}

    static void run(Ground ground, Report report) throws Exception {
        var parts = SigningParts.measure(ground.quick ? 10 : 30);
        var vertx = Vertx.vertx();
        try (var ours = ground.khural();
                var crowd = ground.crowd(ours, SCREENS).enter();
                var room = new SigningRoom(vertx, crowd, ours.port)) {
            small(ground, report, room, parts);
            parts.tell(report);
            large(report, room, ours);
        } finally {
            vertx.close().await();
        }
    }

    private record Result(Histogram begin, Histogram sign, List<Long> each) {
        Result() {
            this(Paced.histogram(), Paced.histogram(), new ArrayList<>());
        }

        long nanos(int n) {
            return each.get(n - 1);
        }

        /** Milliseconds, the median of both posts together. */
        double median() {
            return (begin.getValueAtPercentile(50) + sign.getValueAtPercentile(50)) / 1e3;
        }
    }

    private static void small(Ground ground, Report report, SigningRoom room, SigningParts parts) {
        var first = new Result();
        var confirmed = Paced.histogram();
        var screens = Paced.histogram();
        var warm = new Result();
        for (int i = 0; i < (ground.quick ? 2 : 4); i++) {
            boolean isFirst = i == 0;
            var agreement = "pact-" + i;
            room.open(agreement, SigningDocument.of(SMALL));
            for (var who : room.signatories(agreement)) {
                long pressed = sign(room, who, isFirst ? first : warm);
                if (isFirst) continue;
                screens.recordValue((room.awaitScreens() - pressed) / 1_000);
                confirmed.recordValue((room.awaitReceipts() - pressed) / 1_000);
            }
        }
        report.figure(
                "a signature, begin and sign: the first of a server / the tenth / warm",
                "%,d / %,d / %.0f ms"
                        .formatted(
                                first.nanos(1) / 1_000_000,
                                first.nanos(10) / 1_000_000,
                                warm.median()));
        report.figure("begin, warm: p50 / p99", ms(warm.begin, 50, 99));
        report.figure("sign, warm: p50 / p99", ms(warm.sign, 50, 99));
        report.figure(
                "of a warm signature: the validation",
                "%.0f %%".formatted(100 * parts.check(5) / warm.median()));
        report.figure(
                "from \"sign\" to the last of %d screens that reckoned it: p50 / p99"
                        .formatted(SCREENS),
                ms(screens, 50, 99));
        report.figure(
                "from \"sign\" to %d of %d counted: p50 / p99".formatted(SCREENS, SCREENS),
                ms(confirmed, 50, 99) + ", 1,500 ms of them to wait for others");
        report.figure("bytes of a signature", "%,d".formatted(room.increment()));
    }

    /** When "sign" was pressed. */
    private static long sign(SigningRoom room, Signatory who, Result result) {
        room.call(who);
        long fence = who.fence();
        long began = System.nanoTime();
        var begun = who.begin(fence);
        long prepared = System.nanoTime();
        var value = who.value(Signatory.dtbs(begun));
        room.expect(begun);
        long pressed = System.nanoTime();
        var signed = await(who.signing(fence, value));
        long end = System.nanoTime();
        if (signed.status() != 200) throw new IllegalStateException(signed.body().toString());
        result.begin.recordValue((prepared - began) / 1_000);
        result.sign.recordValue((end - pressed) / 1_000);
        result.each.add(end - pressed + prepared - began);
        return pressed;
    }

    private static void large(Report report, SigningRoom room, Subject ours) {
        room.deaf();
        ours.jcmd("GC.run");
        double before = ours.rss() / 1e6;
        var most = new AtomicLong();
        var over = new AtomicBoolean();
        var watch =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    while (!over.get()) {
                                        most.accumulateAndGet(ours.rss(), Math::max);
                                        Crowd.pause(20);
                                    }
                                });
        var result = new Result();
        room.open("large", SigningDocument.of(LARGE));
        room.signatories("large").stream().limit(3).forEach(who -> sign(room, who, result));
        over.set(true);
        join(watch);
        double live = ours.live() / 1e6;
        report.figure(
                "a document of 19.5 MB: begin / sign, p50",
                ms(result.begin, 50) + " / " + ms(result.sign, 50));
        report.figure(
                "same, three signatures: RSS before / most, live afterwards",
                "%.0f / %.0f MB, %.0f MB".formatted(before, most.get() / 1e6, live));
    }

    /** A large document takes longer than a page waits in the tests. */
    private static Browser.Reply await(Future<Browser.Reply> reply) {
        try {
            return reply.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
