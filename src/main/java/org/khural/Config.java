package org.khural;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.Limits;
import org.khural.edge.HttpSettings;
import org.khural.effect.MailServer;
import org.khural.live.Node;
import org.khural.store.Durability;

/**
 * What the operator decided, checked: {@code config/khural.yaml} says what each key means.
 *
 * @param bounds what one node takes on; entry and view in bytes
 * @param blob bytes of one uploaded file
 * @param mail how letters go out; empty: they do not
 * @param log {@code text} or {@code json}
 * @param demo on empty data, make the demo workshop
 * @param lan say what phones in the hall need
 * @param organiserLink give the organiser a new one-time link
 */
record Config(
        HttpSettings http,
        Redis redis,
        Path data,
        Limits limits,
        Node.Bounds bounds,
        int blob,
        Optional<MailServer> mail,
        String log,
        boolean demo,
        boolean lan,
        boolean organiserLink) {
    /**
     * @param url of an outside server; empty: the one inside the jar
     */
    record Redis(Optional<String> url, Durability durability) {
        /** Without the url, which may hold a password: this lands in logs. */
        @Override
        public String toString() {
            return "Redis[" + (url.isEmpty() ? "inside" : "outside") + ", " + durability + "]";
        }
    }

    static Config read(List<String> args, Map<String, String> env) {
        var options = Options.parse(args);
        var said = Settings.of(options, env);
        return new Config(
                http(said),
                redis(said),
                path(said, "data").orElseThrow(() -> said.bad("data", "a directory")),
                new Limits(
                        said.number("limits.people", 1, 100_000),
                        said.number("limits.queue", 10, 10_000),
                        said.number("limits.items", 1, 2_000),
                        said.number("limits.note", 1, 500)),
                new Node.Bounds(
                        Node.Bounds.DEFAULT.queue(),
                        Node.Bounds.DEFAULT.ballots(),
                        Node.Bounds.DEFAULT.batch(),
                        said.number("limits.entryBytes", 64 << 10, 1 << 20),
                        said.number("limits.viewBytes", 64 << 10, 4 << 20)),
                said.number("limits.blobBytes", 64 << 10, 20 << 20),
                mail(said),
                said.oneOf("log.format", "text", "json"),
                options.demo(),
                options.lan(),
                options.organiserLink());
    }

    private static HttpSettings http(Settings said) {
        int port = said.number("http.port", 1, 65_535);
        var tls = tls(said);
        var host =
                said.checked(
                        "http.host",
                        value -> value.matches("[0-9A-Za-z.:%_-]+"),
                        "an address of this machine, 127.0.0.1 or 0.0.0.0 for all of them");
        for (var proxy : said.list("http.trustedProxies")) {
            if (!isNetwork(proxy)) {
                throw said.bad(
                        "http.trustedProxies",
                        "addresses or networks like 10.0.0.0/8, and " + proxy + " is none");
            }
        }
        return new HttpSettings(
                host,
                port,
                publicUrl(said, port, tls.isPresent()),
                tls,
                said.list("http.trustedProxies"),
                said.number("limits.asks", 1, 256),
                metricsToken(said));
    }

    private static Optional<String> metricsToken(Settings said) {
        said.checked(
                "http.metricsToken",
                token -> token.isEmpty() || token.matches("[!-~]{16,200}"),
                "16 to 200 letters, digits and signs, or empty");
        return said.optional("http.metricsToken");
    }

    private static boolean isNetwork(String text) {
        if (text.matches("[0-9.]+(/[0-9]{1,2})?")) {
            var parts = text.split("/", -1);
            int bits = parts.length == 1 ? 32 : Integer.parseInt(parts[1]);
            var bytes = parts[0].split("\\.", -1);
            return bits <= 32
                    && bytes.length == 4
                    && List.of(bytes).stream().allMatch(Config::isByte);
        }
        return text.matches("(?=.*:)[0-9a-fA-F:.]+(/([0-9]|[1-9][0-9]|1[01][0-9]|12[0-8]))?");
    }

    private static boolean isByte(String text) {
        return text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= 255;
    }

    private static URI publicUrl(Settings said, int port, boolean tls) {
        var scheme = tls ? "https" : "http";
        var text = said.optional("http.publicUrl").orElse(scheme + "://localhost:" + port);
        var allowed = scheme + "://name or " + scheme + "://name:port, without a path";
        if (!tls) allowed = "https://name or http://name:port, without a path";
        try {
            var url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean isWhole =
                    url.getHost() != null
                            && url.getRawPath().isEmpty()
                            && url.getRawQuery() == null
                            && url.getRawFragment() == null
                            && url.getRawUserInfo() == null;
            boolean fits =
                    "https".equals(url.getScheme()) || (!tls && "http".equals(url.getScheme()));
            if (isWhole && fits) return url;
        } catch (URISyntaxException e) {
            // Falls through to the same sentence: what is allowed says more than the parser.
        }
        throw said.bad("http.publicUrl", allowed);
    }

    private static Optional<HttpSettings.Tls> tls(Settings said) {
        var cert = path(said, "http.tls.cert");
        var key = path(said, "http.tls.key");
        if (cert.isPresent() != key.isPresent()) {
            var missing = cert.isPresent() ? "http.tls.key" : "http.tls.cert";
            throw said.bad(missing, "a PEM file, since the other one of the two is given");
        }
        for (var name : List.of("http.tls.cert", "http.tls.key")) {
            if (path(said, name).filter(file -> !Files.isReadable(file)).isPresent()) {
                throw said.bad(name, "a PEM file that Khural may read");
            }
        }
        return cert.map(file -> new HttpSettings.Tls(file, key.orElseThrow()));
    }

    private static Optional<MailServer> mail(Settings said) {
        int port = said.number("mail.port", 1, 65_535);
        var tls = said.oneOf("mail.tls", "starttls", "tls", "none");
        var host = said.optional("mail.host");
        if (host.isEmpty()) return Optional.empty();
        said.checked(
                "mail.from",
                from -> from.matches("[^\\s@<>]+@[^\\s@<>]+\\.[^\\s@<>]+"),
                "the address that letters come from, like khural@example.org");
        if (said.optional("mail.user").isPresent() != said.optional("mail.password").isPresent()) {
            throw said.bad("mail.password", "given with mail.user, or both left empty");
        }
        return Optional.of(
                new MailServer(
                        host.get(),
                        port,
                        MailServer.Tls.valueOf(tls.toUpperCase(Locale.ROOT)),
                        said.optional("mail.user"),
                        said.optional("mail.password"),
                        said.text("mail.from")));
    }

    private static Redis redis(Settings said) {
        var url = said.optional("redis.url");
        if (url.isPresent() && !isRedis(url.get())) {
            throw said.bad("redis.url", "redis://user:password@host:port, or rediss:// for TLS");
        }
        var durability = Durability.valueOf(said.oneOf("redis.durability", "D0", "D1", "D2"));
        if (durability == Durability.D2 && url.isEmpty()) {
            throw said.bad(
                    "redis.durability",
                    "D0 or D1 with the Redis inside Khural, which has no replica");
        }
        return new Redis(url, durability);
    }

    private static boolean isRedis(String text) {
        try {
            var url = new URI(text);
            return ("redis".equals(url.getScheme()) || "rediss".equals(url.getScheme()))
                    && url.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Optional<Path> path(Settings said, String key) {
        try {
            return said.optional(key).map(Path::of);
        } catch (InvalidPathException e) {
            throw said.bad(key, "a path");
        }
    }
}
