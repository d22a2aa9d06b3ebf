package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.khural.domain.Entry;
import org.khural.domain.Mark;
import org.khural.domain.Power;
import org.khural.domain.State;
import org.khural.domain.record.WorkshopRecord;
import org.khural.edge.export.Acts;
import org.khural.edge.export.Book;
import org.khural.edge.export.Book.What;
import org.khural.edge.export.Cell;
import org.khural.edge.export.Format;
import org.khural.edge.export.Html;
import org.khural.edge.export.Language;
import org.khural.edge.export.Sheet;
import org.khural.edge.export.Words;
import org.khural.live.Replay;
import org.khural.live.Room;
import org.khural.live.Rooms;
import org.khural.store.Blobs;

/**
 * What is taken home, as a file. What the state does not hold is read from the log, page by page,
 * and written as it is read, as fast as the reader takes it.
 */
final class Exports {
    /** Reading a whole log is the most that one call can ask of a node. */
    private static final int AT_ONCE = 2;

    private final Access access;
    private final Rooms rooms;
    private final Blobs blobs;
    private int running;

    Exports(Access access, Rooms rooms, Blobs blobs) {
        this.access = access;
        this.rooms = rooms;
        this.blobs = blobs;
    }

    /**
     * {@code /export/record.html?lang=mn}; the answer is the file itself, so nothing is returned.
     */
    Future<Void> file(RoutingContext context) {
        var what = what(context).orElseThrow(() -> new Refusal(404, "not_found"));
        var response = context.response();
        return access.enter(context)
                .compose(
                        entered -> {
                            entered.require(Power.EXPORT);
                            if (running >= AT_ONCE) throw new Refusal(429, "export.busy");
                            var writing = new Writing(context, what, entered.room());
                            running++;
                            return writing.run().onComplete(v -> running--);
                        })
                // Half a file must not look like a whole one.
                .onFailure(
                        e -> {
                            if (response.headWritten() && !response.ended()) response.reset();
                        });
    }

    private static Optional<What> what(RoutingContext context) {
        var name = Optional.ofNullable(context.pathParam("what")).orElse("");
        return Stream.of(What.values()).filter(each -> each.file().equals(name)).findFirst();
    }

    /** One file on its way. */
    private final class Writing {
        private final HttpServerResponse response;
        private final What what;
        private final Room room;
        private final Mark until;
        private final State state;
        private final Language language;
        private final Format format;

        Writing(RoutingContext context, What what, Room room) {
            this.response = context.response();
            this.what = what;
            this.room = room;
            this.state = room.state();
            this.until = state.mark();
            var zone = ZoneId.of(state.workshop().about().zone());
            var wanted = Optional.ofNullable(context.request().getParam("lang")).orElse("en");
            this.language = new Language(Words.in(wanted), zone);
            this.format = Format.of(String.valueOf(context.pathParam("format")), language);
        }

        Future<Void> run() {
            return record().compose(this::write);
        }

        private Future<WorkshopRecord> record() {
            if (!what.isOfTheLog()) {
                return Future.succeededFuture(WorkshopRecord.at(state.workshop()));
            }
            var folded = new Folded(WorkshopRecord.of(room.id()));
            return rooms.replay(room, until, folded)
                    .map(v -> folded.record)
                    .recover(e -> Future.failedFuture(inWords(e)));
        }

        private Future<Void> write(WorkshopRecord record) {
            var book = format.of(Book.of(what, record, until, rooms.now()));
            head(book);
            response.write(format.begin(book));
            Future<Void> written = Future.succeededFuture();
            for (var sheet : book.sheets()) written = written.compose(v -> write(sheet, record));
            return written.compose(v -> response.end(format.end(book)));
        }

        private void head(Book book) {
            boolean isPage = format instanceof Html;
            var name = book.fileName(format.ending());
            response.setChunked(true)
                    .putHeader("Content-Type", format.type())
                    .putHeader("Cache-Control", "no-store")
                    .putHeader(
                            "Content-Disposition",
                            (isPage ? "inline" : "attachment") + "; filename=\"" + name + "\"");
            if (isPage) response.putHeader("Content-Security-Policy", Html.POLICY);
        }

        private Future<Void> write(Sheet sheet, WorkshopRecord record) {
            response.write(format.begin(sheet));
            if (sheet.isOfTheLog()) {
                var acts = new Acts(record.workshop(), language);
                return rooms.replay(room, until, new Streamed(sheet, acts))
                        .compose(v -> response.write(format.end(sheet)));
            }
            Future<Void> written = Future.succeededFuture();
            for (int i = 0; i < sheet.rows().size(); i++) {
                boolean first = i == 0;
                var row = sheet.rows().get(i);
                written =
                        written.compose(v -> whole(row))
                                .compose(
                                        all -> {
                                            response.write(format.row(sheet, all, first));
                                            return drained();
                                        });
            }
            return written.compose(v -> response.write(format.end(sheet))).compose(v -> drained());
        }

        /** With the ballots of a secret poll, so that a stranger can recount from the file. */
        private Future<List<Cell>> whole(List<Cell> row) {
            boolean isOfSecret = row.getFirst() instanceof Cell.Held held && held.isRecountable();
            if (!format.isForPrograms() || !isOfSecret) return Future.succeededFuture(row);
            var held = (Cell.Held) row.getFirst();
            return CountedBallots.file(blobs, room.id(), held.poll().poll())
                    .map(published -> List.of(held.with(published)));
        }

        private Future<Void> drained() {
            if (!response.writeQueueFull()) return Future.succeededFuture();
            Promise<Void> drained = Promise.promise();
            response.drainHandler(v -> drained.tryComplete());
            response.exceptionHandler(drained::tryFail);
            response.closeHandler(v -> drained.tryFail("the reader has gone"));
            return drained.future();
        }

        private final class Streamed implements Replay.Reader {
            private final Sheet sheet;
            private final Acts acts;
            private boolean first = true;

            Streamed(Sheet sheet, Acts acts) {
                this.sheet = sheet;
                this.acts = acts;
            }

            @Override
            public void entry(long version, Entry entry) {
                var text = new StringBuilder();
                for (var row : acts.rows(version, entry)) {
                    text.append(format.row(sheet, row, first));
                    first = false;
                }
                if (!text.isEmpty()) response.write(text.toString());
            }

            @Override
            public Future<Void> pause() {
                return response.closed() ? Future.failedFuture("the reader has gone") : drained();
            }
        }
    }

    private static final class Folded implements Replay.Reader {
        private WorkshopRecord record;

        Folded(WorkshopRecord record) {
            this.record = record;
        }

        @Override
        public void entry(long version, Entry entry) {
            record = record.take(entry);
        }

        @Override
        public Future<Void> pause() {
            return Future.succeededFuture();
        }
    }

    private static Throwable inWords(Throwable e) {
        return e instanceof Replay.Interrupted ? new Refusal(503, "away") : e;
    }
}
