package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The pages, from the jar. Each file lies there compressed too (br, gz), made at build time; what
 * carries a hash in its name is kept by browsers for ever. Any other path is a page of the one
 * application.
 */
final class WebFiles implements Handler<RoutingContext> {
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("txt", "text/plain; charset=utf-8"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("webmanifest", "application/manifest+json"));

    private final Vertx vertx;
    private final Map<String, Future<Optional<Buffer>>> files = new HashMap<>();

    WebFiles(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public void handle(RoutingContext context) {
        var path = context.normalizedPath();
        boolean isFile = path.matches("/([A-Za-z0-9_-]+/)*[A-Za-z0-9._-]+\\.[a-z0-9]+");
        if (isFile) serve(context, path, () -> Replies.error(context, 404, "not_found", Map.of()));
        else serve(context, "/index.html", () -> context.fail(500));
    }

    private void serve(RoutingContext context, String path, Runnable missing) {
        var accepted =
                Optional.ofNullable(context.request().getHeader("Accept-Encoding")).orElse("");
        var best =
                accepted.contains("br")
                        ? file(path + ".br").map(f -> f.map(b -> new Encoded(b, "br")))
                        : accepted.contains("gzip")
                                ? file(path + ".gz").map(f -> f.map(b -> new Encoded(b, "gzip")))
                                : Future.succeededFuture(Optional.<Encoded>empty());
        best.compose(
                        found ->
                                found.isPresent()
                                        ? Future.succeededFuture(found)
                                        : file(path).map(f -> f.map(b -> new Encoded(b, ""))))
                .onSuccess(
                        found -> found.ifPresentOrElse(file -> send(context, path, file), missing))
                .onFailure(context::fail);
    }

    private record Encoded(Buffer bytes, String encoding) {}

    private static void send(RoutingContext context, String path, Encoded file) {
        var response = context.response();
        var ending = path.substring(path.lastIndexOf('.') + 1);
        response.putHeader("Content-Type", TYPES.getOrDefault(ending, "application/octet-stream"));
        response.putHeader("Vary", "Accept-Encoding");
        response.putHeader(
                "Cache-Control",
                path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
        if (!file.encoding().isEmpty()) response.putHeader("Content-Encoding", file.encoding());
        response.end(file.bytes());
    }

    private Future<Optional<Buffer>> file(String path) {
        var known = files.get(path);
        if (known != null) return known;
        Future<Optional<Buffer>> reading =
                vertx.executeBlocking(() -> read(path)).map(Objects::requireNonNull);
        // Only what exists is kept, so that nobody fills the memory with made-up names.
        reading.onSuccess(
                found -> {
                    if (found.isPresent()) files.put(path, Future.succeededFuture(found));
                });
        return reading;
    }

    private static Optional<Buffer> read(String path) {
        try (var in = WebFiles.class.getResourceAsStream("/web" + path)) {
            return in == null ? Optional.empty() : Optional.of(Buffer.buffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
