package org.khural.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a Redis says about itself, read for what Khural needs of it. */
record RedisServer(Map<String, String> info) {

    /** Reads the text that INFO answers. */
    static RedisServer parse(String text) {
        Map<String, String> info = new HashMap<>();
        text.lines()
                .filter(line -> line.indexOf(':') > 0)
                .forEach(
                        line -> {
                            int colon = line.indexOf(':');
                            info.put(line.substring(0, colon), line.substring(colon + 1).strip());
                        });
        return new RedisServer(Map.copyOf(info));
    }

    private String get(String key) {
        return info.getOrDefault(key, "");
    }

    /** Of Valkey its own, since the one that it imitates stays 7.2. */
    String version() {
        return get("valkey_version").isEmpty()
                ? "Redis " + get("redis_version")
                : "Valkey " + get("valkey_version");
    }

    boolean hasFunctions() {
        String major = get("redis_version").replaceFirst("\\..*", "");
        return major.matches("\\d{1,4}") && Integer.parseInt(major) >= 7;
    }

    boolean isRewriting() {
        return get("aof_rewrite_in_progress").equals("1")
                || get("aof_rewrite_scheduled").equals("1");
    }

    /** Whether the append-only file is the product of a rewrite that succeeded. */
    boolean hasRewritten() {
        return get("aof_enabled").equals("1") && get("aof_last_bgrewrite_status").equals("ok");
    }

    /**
     * What endangers data, and what could not be verified.
     *
     * @param appendfsync as CONFIG GET tells it; empty if this user may not ask
     */
    List<Finding> findings(Optional<String> appendfsync) {
        List<Finding> found = new ArrayList<>();
        if (!get("aof_enabled").equals("1")) {
            found.add(
                    new Finding(
                            "redis.not_durable",
                            "This Redis keeps no append-only file: when it stops, what was decided"
                                    + " is lost. Set appendonly yes."));
        } else if (appendfsync.isEmpty()) {
            found.add(
                    new Finding(
                            "redis.fsync_unknown",
                            "This user may not read the configuration of Redis, so whether it"
                                    + " writes before it acknowledges (appendfsync always) could"
                                    + " not be verified."));
        } else if (!appendfsync.get().equals("always")) {
            found.add(
                    new Finding(
                            "redis.fsync_not_always",
                            "Redis acknowledges before it writes (appendfsync "
                                    + appendfsync.get()
                                    + "): a crash of its machine loses the last moments."
                                    + " Formal votes and signatures need appendfsync always."));
        }
        String policy = get("maxmemory_policy");
        boolean limited = !get("maxmemory").equals("0");
        if (limited && !policy.isEmpty() && !policy.equals("noeviction")) {
            found.add(
                    new Finding(
                            "redis.evicts",
                            "Redis throws data away when its memory is full (maxmemory-policy "
                                    + policy
                                    + "). Set maxmemory-policy noeviction."));
        }
        if (get("role").equals("slave")) {
            found.add(
                    new Finding(
                            "redis.is_replica",
                            "This Redis is a replica, which takes no writes. Set redis.url to its"
                                    + " primary."));
        }
        if (get("cluster_enabled").equals("1")) {
            found.add(
                    new Finding(
                            "redis.is_cluster",
                            "This Redis is a node of a cluster; Khural talks to one server only,"
                                    + " and keys on other nodes cannot be reached."));
        }
        return List.copyOf(found);
    }
}
