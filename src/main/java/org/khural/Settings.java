package org.khural;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.khural.store.CannotStart;
import org.khural.wire.Malformed;
import org.khural.wire.Yaml;

/**
 * Every key of the configuration with what was said last about it: default, file, environment,
 * command line. Every value is checked by who asks for it, and a bad one ends in a sentence that
 * names key, value and what is allowed.
 */
final class Settings {
    private static final Map<String, String> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("http.host", "127.0.0.1");
        DEFAULTS.put("http.port", "8080");
        DEFAULTS.put("http.publicUrl", "");
        DEFAULTS.put("http.tls.cert", "");
        DEFAULTS.put("http.tls.key", "");
        DEFAULTS.put("http.trustedProxies", "");
        DEFAULTS.put("http.metricsToken", "");
        DEFAULTS.put("redis.url", "");
        DEFAULTS.put("redis.durability", "D1");
        DEFAULTS.put("data", "data");
        DEFAULTS.put("seal.key", "");
        DEFAULTS.put("limits.people", "5000");
        DEFAULTS.put("limits.queue", "300");
        DEFAULTS.put("limits.items", "200");
        DEFAULTS.put("limits.note", "250");
        DEFAULTS.put("limits.entryBytes", "262144");
        DEFAULTS.put("limits.viewBytes", "262144");
        DEFAULTS.put("limits.blobBytes", "20971520");
        DEFAULTS.put("limits.asks", "16");
        DEFAULTS.put("mail.host", "");
        DEFAULTS.put("mail.port", "587");
        DEFAULTS.put("mail.tls", "starttls");
        DEFAULTS.put("mail.user", "");
        DEFAULTS.put("mail.password", "");
        DEFAULTS.put("mail.from", "");
        DEFAULTS.put("log.format", "text");
    }

    /** Their values are or hold a password, which no sentence repeats. */
    private static final Set<String> SECRET =
            Set.of("redis.url", "http.metricsToken", "mail.password", "seal.key");

    /** So near to the name of a variable of ours, another one is a typing error. */
    private static final int TYPO = 2;

    private final Map<String, Said> said = new HashMap<>();

    private Settings(Map<String, Said> file, Map<String, Said> env, Map<String, Said> options) {
        DEFAULTS.forEach((key, value) -> said.put(key, new Said(value, "by default")));
        said.putAll(file);
        said.putAll(env);
        said.putAll(options);
    }

    static Settings of(Options options, Map<String, String> env) {
        return new Settings(
                options.config().map(Settings::file).orElse(Map.of()),
                environment(env),
                options.keys());
    }

    static Map<String, String> defaults() {
        return DEFAULTS;
    }

    String text(String key) {
        return get(key).value();
    }

    Optional<String> optional(String key) {
        return Optional.of(text(key)).filter(value -> !value.isEmpty());
    }

    /** Separated by commas, or a list in the file. */
    List<String> list(String key) {
        return List.of(text(key).split(",")).stream()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    int number(String key, int least, int most) {
        var value = text(key);
        if (value.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) return number;
        }
        throw bad(key, "a number from " + least + " to " + most);
    }

    String oneOf(String key, String... allowed) {
        return checked(key, List.of(allowed)::contains, String.join(" or ", allowed));
    }

    String checked(String key, Predicate<String> isGood, String allowed) {
        if (!isGood.test(text(key))) throw bad(key, allowed);
        return text(key);
    }

    /** {@code allowed} ends the sentence "it must be …". */
    CannotStart bad(String key, String allowed) {
        var value = SECRET.contains(key) ? "not shown here" : "\"" + text(key) + "\"";
        return new CannotStart(
                "config.bad_value",
                key + " is " + value + " (" + get(key).where() + "); it must be " + allowed + ".");
    }

    private Said get(String key) {
        var found = said.get(key);
        if (found == null) throw new IllegalArgumentException("no key " + key);
        return found;
    }

    private static Map<String, Said> file(String name) {
        try {
            var keys = new HashMap<String, Said>();
            flatten("", Yaml.read(Files.readString(Path.of(name))), "in " + name, keys);
            return keys;
        } catch (Malformed e) {
            throw unreadable(name, "cannot be read at " + e.path() + ": " + e.getMessage());
        } catch (NoSuchFileException e) {
            throw unreadable(name, "is not there");
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(name, "cannot be read: " + e.getMessage());
        }
    }

    private static void flatten(
            String above, Map<?, ?> group, String where, Map<String, Said> keys) {
        group.forEach(
                (name, value) -> {
                    var key = above + name;
                    boolean isGroup =
                            DEFAULTS.keySet().stream().anyMatch(k -> k.startsWith(key + "."));
                    if (value instanceof Map<?, ?> below
                            && (isGroup || !DEFAULTS.containsKey(key))) {
                        flatten(key + ".", below, where, keys);
                    } else if (!isGroup || !"".equals(value)) {
                        keys.put(
                                known(key, isGroup, where),
                                new Said(flat(key, value, where), where));
                    }
                });
    }

    private static String flat(String key, Object value, String where) {
        if (value instanceof String text) return text;
        if (value instanceof List<?> list && key.equals("http.trustedProxies")) {
            return String.join(",", list.stream().map(String::valueOf).toList());
        }
        throw new CannotStart("config.bad_value", key + " (" + where + ") must be one value.");
    }

    private static String known(String key, boolean isGroup, String where) {
        if (DEFAULTS.containsKey(key)) return key;
        if (isGroup) {
            throw new CannotStart(
                    "config.bad_value", key + " (" + where + ") is a group of keys, not a value.");
        }
        throw new CannotStart(
                "config.unknown_key",
                "There is no key " + key + " (" + where + "); did you mean " + nearest(key) + "?");
    }

    /** Also by the last word alone: {@code port} outside its group means {@code http.port}. */
    private static String nearest(String key) {
        return DEFAULTS.keySet().stream()
                .filter(known -> known.endsWith("." + key))
                .findFirst()
                .orElseGet(() -> Nearest.to(key, DEFAULTS.keySet()));
    }

    /**
     * Other variables may begin like ours (Kubernetes sets KHURAL_PORT for a service of that name),
     * so only what is a typing error away from one of ours is refused. An empty one says nothing.
     */
    private static Map<String, Said> environment(Map<String, String> env) {
        var names = new LinkedHashMap<String, String>();
        DEFAULTS.keySet().forEach(key -> names.put(variable(key), key));
        var keys = new HashMap<String, Said>();
        env.forEach(
                (name, value) -> {
                    if (!name.startsWith("KHURAL_") || value.isEmpty()) return;
                    if (names.containsKey(name)) {
                        keys.put(names.get(name), new Said(value, "from " + name));
                        return;
                    }
                    var near = Nearest.to(name, names.keySet());
                    if (Nearest.errors(name, near) <= TYPO) {
                        throw new CannotStart(
                                "config.unknown_key",
                                "The environment has " + name + "; did you mean " + near + "?");
                    }
                });
        return keys;
    }

    private static String variable(String key) {
        return "KHURAL_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static CannotStart unreadable(String name, String problem) {
        return new CannotStart(
                "config.unreadable", "The configuration " + name + " " + problem + ".");
    }
}
