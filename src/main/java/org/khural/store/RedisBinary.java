package org.khural.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * The static redis-server that the jar carries, one per platform. The hashes are those of
 * org.signal:embedded-redis 0.9.1: a file that somebody changed on the disk is not started.
 */
record RedisBinary(String resource, String sha256) {
    private static final Map<String, String> KNOWN =
            Map.of(
                    "linux-amd64",
                    "c0cdeef856b3410fd99d6ec6fc6a20302e69059b00ce5d6abab7b3e5069ea91e",
                    "linux-arm64",
                    "d5c7ff117caf45d7dc2f59c1f956e1830438779947d66aa5647c2cdcc16eca50",
                    "darwin-amd64",
                    "e22a3d9147802bba0724efb2e446c49e1e514e76ff8031bb6d44b8628400d8f3",
                    "darwin-arm64",
                    "07838a2eb6f5961c89d8e6f1f83482de355dfc6bb04e05bfb00ae1f137dee129");

    /**
     * @throws CannotStart {@code redis.no_binary} where the jar carries none
     */
    static RedisBinary forThisPlatform() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static RedisBinary of(String os, String arch) {
        String system = os.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : os;
        String machine =
                switch (arch) {
                    case "x86_64" -> "amd64";
                    case "aarch64" -> "arm64";
                    default -> arch;
                };
        String platform = system.toLowerCase(Locale.ROOT) + "-" + machine;
        String sha256 = KNOWN.get(platform);
        if (sha256 == null) {
            throw new CannotStart(
                    "redis.no_binary",
                    "Khural carries no Redis for "
                            + os
                            + " on "
                            + arch
                            + ". Set redis.url to a Redis of version 7.0 or later.");
        }
        return new RedisBinary("/redis-server-7.0.15-" + platform, sha256);
    }

    /** Lays the binary into the directory if it is not there unchanged, and says where. */
    Path extractTo(Path dir) throws IOException {
        Path file = dir.resolve(resource.substring(1));
        if (Files.exists(file) && Sha256.hex(Files.readAllBytes(file)).equals(sha256)) {
            return file;
        }
        try (InputStream in = RedisBinary.class.getResourceAsStream(resource)) {
            byte[] content = in == null ? new byte[0] : in.readAllBytes();
            if (!Sha256.hex(content).equals(sha256)) {
                throw new CannotStart(
                        "redis.no_binary",
                        "The Redis inside the jar is missing or is not the one that was tested.");
            }
            DataDir.write(file, content, "rwx------");
            return file;
        }
    }
}
