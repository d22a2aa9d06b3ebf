package org.khural;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khural.store.CannotStart;

/**
 * The command line. What it says about a key of the configuration wins over the environment and the
 * file; of an option given twice the last one counts.
 *
 * @param keys key of the configuration to its value
 */
record Options(
        Optional<String> config,
        Map<String, Said> keys,
        boolean demo,
        boolean lan,
        boolean organiserLink) {
    /** Options with a value, and the key that each of them sets. */
    private static final Map<String, String> KEYS =
            Map.of(
                    "--host", "http.host",
                    "--port", "http.port",
                    "--data", "data",
                    "--redis", "redis.url",
                    "--config", "");

    private static final List<String> ALL =
            List.of(
                    "--demo",
                    "--lan",
                    "--organiser-link",
                    "--host",
                    "--port",
                    "--data",
                    "--config",
                    "--redis");

    static Options parse(List<String> args) {
        var given = new HashMap<String, String>();
        for (int i = 0; i < args.size(); i++) {
            var arg = args.get(i);
            int equals = arg.indexOf('=');
            var name = equals < 0 ? arg : arg.substring(0, equals);
            if (!ALL.contains(name)) throw unknown(name);
            boolean takesValue = KEYS.containsKey(name);
            if (!takesValue && equals >= 0) throw bad(name + " takes no value.");
            if (!takesValue) given.put(name, "");
            else if (equals >= 0) given.put(name, arg.substring(equals + 1));
            else if (i + 1 < args.size() && !args.get(i + 1).startsWith("--"))
                given.put(name, args.get(++i));
            else throw bad(name + " needs a value: " + name + " VALUE.");
        }
        return of(given);
    }

    private static Options of(Map<String, String> given) {
        boolean lan = given.containsKey("--lan");
        if (lan && given.containsKey("--host")) {
            throw bad("--lan means --host 0.0.0.0: give one of them.");
        }
        var keys = new HashMap<String, Said>();
        if (lan) keys.put("http.host", new Said("0.0.0.0", "from --lan"));
        KEYS.forEach(
                (option, key) -> {
                    var value = given.get(option);
                    if (value != null && !key.isEmpty()) {
                        keys.put(key, new Said(value, "from " + option));
                    }
                });
        return new Options(
                Optional.ofNullable(given.get("--config")),
                keys,
                given.containsKey("--demo"),
                lan,
                given.containsKey("--organiser-link"));
    }

    private static CannotStart unknown(String name) {
        return new CannotStart(
                "config.unknown_option",
                "There is no option "
                        + name
                        + "; did you mean "
                        + Nearest.to(name, ALL)
                        + "?"
                        + " There are "
                        + String.join(", ", ALL)
                        + ".");
    }

    private static CannotStart bad(String sentence) {
        return new CannotStart("config.bad_option", sentence);
    }
}
