package org.khural;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.Limits;
import org.khural.edge.HttpSettings;
import org.khural.live.Node;

/** What the operator decided. */
record Config(
        HttpSettings http,
        Optional<String> redisUrl,
        Path data,
        Limits limits,
        Node.Bounds bounds,
        String log,
        boolean demo,
        boolean lan) {
    static Config read(List<String> args, Map<String, String> env) {
        int port =
                Integer.parseInt(
                        option(args, "--port", env.getOrDefault("KHURAL_HTTP_PORT", "8080")));
        boolean lan = args.contains("--lan");
        var url = env.getOrDefault("KHURAL_HTTP_PUBLICURL", "http://localhost:" + port);
        var redis = option(args, "--redis", env.getOrDefault("KHURAL_REDIS_URL", ""));
        return new Config(
                new HttpSettings(
                        lan ? "0.0.0.0" : "127.0.0.1",
                        port,
                        URI.create(url),
                        Optional.empty(),
                        List.of()),
                Optional.of(redis).filter(r -> !r.isEmpty()),
                Path.of(option(args, "--data", env.getOrDefault("KHURAL_DATA", "data"))),
                Limits.DEFAULT,
                Node.Bounds.DEFAULT,
                env.getOrDefault("KHURAL_LOG_FORMAT", "text"),
                args.contains("--demo"),
                lan);
    }

    private static String option(List<String> args, String name, String otherwise) {
        int at = args.indexOf(name);
        return at >= 0 && at + 1 < args.size() ? args.get(at + 1) : otherwise;
    }
}
