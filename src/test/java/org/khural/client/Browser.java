package org.khural.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A browser as far as the server can tell: one page origin, a jar of cookies, calls and sockets. It
 * blocks, as tests read best so; nothing of the server's own code is used.
 */
public final class Browser implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE = 10;

    public record Reply(int status, MultiMap headers, Buffer bytes) {
        public JsonNode body() {
            try {
                return bytes.length() == 0
                        ? MissingNode.getInstance()
                        : JSON.readTree(bytes.getBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String code() {
            return body().path("code").asText();
        }
    }

    private final Vertx vertx;
    private final HttpClient http;
    private final WebSocketClient sockets;
    private final Map<String, String> cookies = new TreeMap<>();
    private final List<Tab> tabs = new ArrayList<>();
    private URI server;
    private String origin;

    public Browser(Vertx vertx, String origin) {
        this.vertx = vertx;
        this.http = vertx.createHttpClient();
        this.sockets =
                vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(5_000));
        at(origin);
    }

    /** From now on it talks to this node, as behind a balancer; its cookies stay. */
    public Browser at(String server) {
        this.server = URI.create(server);
        this.origin = server;
        return this;
    }

    /** From now on its pages claim to come from there. */
    public Browser withOrigin(String origin) {
        this.origin = origin;
        return this;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public Reply get(String path) {
        return call(HttpMethod.GET, path, "", Map.of());
    }

    public Reply get(String path, Map<String, String> headers) {
        return call(HttpMethod.GET, path, "", headers);
    }

    public Reply post(String path, String body) {
        return call(HttpMethod.POST, path, body, Map.of());
    }

    /** A file, as a page sends what somebody chose. */
    public Reply post(String path, byte[] file) {
        return await(send(HttpMethod.POST, path, Buffer.buffer(file), Map.of()));
    }

    public Reply delete(String path) {
        return call(HttpMethod.DELETE, path, "", Map.of());
    }

    public Reply call(HttpMethod method, String path, String body, Map<String, String> headers) {
        return await(send(method, path, body, headers));
    }

    public Future<Reply> send(
            HttpMethod method, String path, String body, Map<String, String> headers) {
        return send(method, path, Buffer.buffer(body), headers);
    }

    private Future<Reply> send(
            HttpMethod method, String path, Buffer body, Map<String, String> headers) {
        var options =
                new RequestOptions()
                        .setMethod(method)
                        .setHost(server.getHost())
                        .setPort(server.getPort())
                        .setURI(path);
        return http.request(options)
                .compose(
                        request -> {
                            if (origin != null) request.putHeader("Origin", origin);
                            if (body.length() > 0)
                                request.putHeader("Content-Type", "application/json");
                            if (!cookies.isEmpty()) request.putHeader("Cookie", cookieHeader());
                            headers.forEach(request::putHeader);
                            // Inside, on the event loop: a body that nobody awaits yet is lost.
                            return request.send(body).compose(this::reply);
                        });
    }

    private Future<Reply> reply(HttpClientResponse response) {
        response.cookies().forEach(this::keep);
        return response.body().map(b -> new Reply(response.statusCode(), response.headers(), b));
    }

    private synchronized void keep(String setCookie) {
        var pair = setCookie.split(";", 2)[0].split("=", 2);
        if (setCookie.contains("Max-Age=0")) cookies.remove(pair[0]);
        else cookies.put(pair[0], pair[1]);
    }

    private synchronized String cookieHeader() {
        var text = new StringBuilder();
        cookies.forEach((name, value) -> text.append(name).append('=').append(value).append("; "));
        return text.substring(0, text.length() - 2);
    }

    /** Opens a personal link as a person does; the login's public name. */
    public String enter(String link) {
        var token = link.substring(link.indexOf('#') + 1);
        var reply = post("/api/enter", "{\"token\":\"" + token + "\"}");
        if (reply.status() != 200)
            throw new AssertionError("enter: " + reply.status() + " " + reply.body());
        return reply.body().get("login").asText();
    }

    /** A token for one socket. */
    public String pass(String login) {
        var reply = post("/api/logins/" + login + "/socket", "");
        if (reply.status() != 200)
            throw new AssertionError("pass: " + reply.status() + " " + reply.body());
        return reply.body().get("token").asText();
    }

    /** A tab of that login, connected and not joined yet. */
    public Tab tab(String login) {
        return tab(login, "tab" + (tabs.size() + 1));
    }

    public Tab tab(String login, String name) {
        var tab = new Tab(this, login, name);
        tabs.add(tab);
        tab.connect();
        return tab;
    }

    /**
     * A bare socket with these sub-protocols; fails with UpgradeRejectedException where there is
     * none.
     */
    public Future<io.vertx.core.http.WebSocket> socket(List<String> protocols) {
        var options =
                new WebSocketConnectOptions()
                        .setHost(server.getHost())
                        .setPort(server.getPort())
                        .setURI("/live")
                        .setAllowOriginHeader(origin != null)
                        .setSubProtocols(protocols);
        if (origin != null) options.addHeader("Origin", origin);
        return sockets.connect(options);
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.await(PATIENCE, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("nothing came for " + PATIENCE + " s", e);
        }
    }

    Vertx vertx() {
        return vertx;
    }

    @Override
    public void close() {
        tabs.forEach(Tab::hangUp);
        http.close();
        sockets.close();
    }
}
