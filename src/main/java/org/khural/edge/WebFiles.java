package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The pages, from the jar. Each file lies there compressed too (br, gz), made at build time; what
 * carries a hash in its name is kept by browsers for ever, the rest only while it is the same.
 */
final class WebFiles implements Handler<RoutingContext> {
    private static final Pattern FILE =
            Pattern.compile("/([A-Za-z0-9_-]+/)*[A-Za-z0-9_-][A-Za-z0-9._-]*\\.[a-z0-9]+");

    /** The pages that the one application in index.html knows; it also says that there is none. */
    private static final Pattern PAGE =
            Pattern.compile(
                    "/|/door|/display(/[^/]+)?|/as/[^/]+(/[a-z]+)?|/observe/[^/]+|/verify(-ballots)?");

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
    private final Map<String, Future<Optional<WebFile>>> files = new HashMap<>();

    private record WebFile(
            String etag, Buffer plain, Optional<Buffer> brotli, Optional<Buffer> gzip) {}

    WebFiles(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public void handle(RoutingContext context) {
        var path = context.normalizedPath();
        if (FILE.matcher(path).matches()) serve(context, path, 200);
        else serve(context, "/index.html", PAGE.matcher(path).matches() ? 200 : 404);
    }

    private void serve(RoutingContext context, String path, int status) {
        file(path)
                .onSuccess(
                        found ->
                                found.ifPresentOrElse(
                                        file -> send(context, path, status, file),
                                        () -> Replies.error(context, 404, "not_found", Map.of())))
                .onFailure(context::fail);
    }

    private static void send(RoutingContext context, String path, int status, WebFile file) {
        var response = context.response().setStatusCode(status);
        var ending = path.substring(path.lastIndexOf('.') + 1);
        boolean hashed = path.startsWith("/assets/");
        response.putHeader("Content-Type", TYPES.getOrDefault(ending, "application/octet-stream"))
                .putHeader("Vary", "Accept-Encoding")
                .putHeader("ETag", file.etag())
                .putHeader(
                        "Cache-Control",
                        hashed ? "public, max-age=31536000, immutable" : "no-cache");
        if (status == 200 && file.etag().equals(context.request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        var accepted = Optional.ofNullable(context.request().getHeader("Accept-Encoding"));
        Buffer body;
        if (file.brotli().isPresent() && accepts(accepted, "br")) {
            response.putHeader("Content-Encoding", "br");
            body = file.brotli().get();
        } else if (file.gzip().isPresent() && accepts(accepted, "gzip")) {
            response.putHeader("Content-Encoding", "gzip");
            body = file.gzip().get();
        } else {
            body = file.plain();
        }
        if (context.request().method() == HttpMethod.HEAD) {
            response.putHeader("Content-Length", String.valueOf(body.length())).end();
        } else {
            response.end(body);
        }
    }

    /** {@code gzip, br;q=0.9}; with {@code q=0} it is refused. */
    private static boolean accepts(Optional<String> header, String encoding) {
        for (var each : header.orElse("").split(",")) {
            var parts = each.strip().split(";");
            if (!parts[0].strip().equalsIgnoreCase(encoding)) continue;
            return parts.length < 2 || !parts[1].strip().matches("q=0(\\.0*)?");
        }
        return false;
    }

    private Future<Optional<WebFile>> file(String path) {
        var known = files.get(path);
        if (known != null) return known;
        Future<Optional<WebFile>> reading =
                vertx.executeBlocking(() -> read(path)).map(Objects::requireNonNull);
        // Only what exists is kept, so that nobody fills the memory with made-up names.
        reading.onSuccess(
                found -> {
                    if (found.isPresent()) files.put(path, Future.succeededFuture(found));
                });
        return reading;
    }

    private static Optional<WebFile> read(String path) {
        return bytes(path)
                .map(
                        plain ->
                                new WebFile(
                                        etag(plain),
                                        plain,
                                        bytes(path + ".br"),
                                        bytes(path + ".gz")));
    }

    /** One tag for all encodings, and so a weak one. */
    private static String etag(Buffer plain) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(plain.getBytes());
            return "W/\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Buffer> bytes(String path) {
        try (var in = WebFiles.class.getResourceAsStream("/web" + path)) {
            return in == null ? Optional.empty() : Optional.of(Buffer.buffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
