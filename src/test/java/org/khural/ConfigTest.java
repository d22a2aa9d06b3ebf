package org.khural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khural.domain.Limits;
import org.khural.edge.HttpSettings;
import org.khural.live.Node;
import org.khural.store.Blobs;
import org.khural.store.CannotStart;
import org.khural.store.Durability;
import org.khural.wire.Yaml;

class ConfigTest {
    @TempDir Path dir;

    @Test
    void theDefaults() {
        assertThat(read(List.of(), Map.of()))
                .isEqualTo(
                        new Config(
                                new HttpSettings(
                                        "127.0.0.1",
                                        8080,
                                        URI.create("http://localhost:8080"),
                                        Optional.empty(),
                                        List.of(),
                                        16,
                                        Optional.empty()),
                                new Config.Redis(Optional.empty(), Durability.D1),
                                Path.of("data"),
                                new Config.SealKey(Optional.empty()),
                                Limits.DEFAULT,
                                Node.Bounds.DEFAULT,
                                Blobs.MAX_BYTES,
                                Optional.empty(),
                                "text",
                                false,
                                false,
                                false));
    }

    @Test
    void theFileInTheProjectSaysEveryKeyWithItsDefault() throws Exception {
        var written = new HashMap<String, String>();
        leaves("", Yaml.read(Files.readString(Path.of("config/khural.yaml"))), written);
        assertThat(written).isEqualTo(Settings.defaults());
        assertThat(read(List.of("--config", "config/khural.yaml"), Map.of()))
                .isEqualTo(read(List.of(), Map.of()));
    }

    @Test
    void theFileIsBeatenByTheEnvironmentAndThatByTheCommandLine() throws IOException {
        var file = file("http:\n  port: 1\n  host: a\nlimits:\n  people: 7\n  queue: 20");
        var env = Map.of("KHURAL_HTTP_PORT", "2", "KHURAL_LIMITS_QUEUE", "30", "KHURAL_DATA", "");
        var config = read(List.of("--config", file, "--port", "3"), env);
        assertThat(config.http().port()).isEqualTo(3);
        assertThat(config.http().host()).isEqualTo("a");
        assertThat(config.limits().people()).isEqualTo(7);
        assertThat(config.limits().queue()).isEqualTo(30);
        assertThat(config.data()).isEqualTo(Path.of("data"));
    }

    @ParameterizedTest
    @CsvSource({
        "--lan, 0.0.0.0, 8080, http://localhost:8080",
        "--host ::1, ::1, 8080, http://localhost:8080",
        "--port 9000, 127.0.0.1, 9000, http://localhost:9000",
        "--port=9000, 127.0.0.1, 9000, http://localhost:9000",
        "--port 1 --port 9000, 127.0.0.1, 9000, http://localhost:9000",
        "--demo --data=/tmp/x, 127.0.0.1, 8080, http://localhost:8080",
    })
    void options(String args, String host, int port, String publicUrl) {
        var http = read(List.of(args.split(" ")), Map.of()).http();
        assertThat(http.host()).isEqualTo(host);
        assertThat(http.port()).isEqualTo(port);
        assertThat(http.publicUrl()).hasToString(publicUrl);
    }

    @Test
    void listsComeAsListsOrWithCommas() throws IOException {
        var file =
                file(
                        "http:\n  trustedProxies: [10.0.0.0/8, '::1']\n  publicUrl: https://a.example/");
        var fromFile = read(List.of("--config", file), Map.of()).http();
        var fromEnv =
                read(List.of(), Map.of("KHURAL_HTTP_TRUSTEDPROXIES", "10.0.0.0/8, ::1")).http();
        assertThat(fromFile.trusted()).isEqualTo(List.of("10.0.0.0/8", "::1"));
        assertThat(fromEnv.trusted()).isEqualTo(fromFile.trusted());
        assertThat(fromFile.publicUrl()).hasToString("https://a.example");
    }

    @Test
    void tlsNeedsBothFilesAndMakesTheAddressSafe() throws IOException {
        var pem = file("");
        var env = Map.of("KHURAL_HTTP_TLS_CERT", pem, "KHURAL_HTTP_TLS_KEY", pem);
        assertThat(read(List.of(), env).http().publicUrl()).hasToString("https://localhost:8080");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prot 1 | config.unknown_option | There is no option --prot; did you mean --port?",
                "--no-demo | config.unknown_option | There is no option --no-demo; did you mean --demo?",
                "serve | config.unknown_option | There is no option serve; did you mean",
                "--port | config.bad_option | --port needs a value",
                "--data --demo | config.bad_option | --data needs a value",
                "--demo=yes | config.bad_option | --demo takes no value",
                "--lan --host a | config.bad_option | --lan means --host 0.0.0.0: give one of them.",
                "--port 0 | config.bad_value | http.port is \"0\" (from --port); it must be a number from 1 to 65535.",
                "--port 80a | config.bad_value | http.port is \"80a\" (from --port); it must be",
                "--port 99999 | config.bad_value | it must be a number from 1 to 65535.",
                "--port 99999999999 | config.bad_value | it must be a number from 1 to 65535.",
                "--host a/b | config.bad_value | http.host is \"a/b\" (from --host); it must be an address",
                "--redis http://h:1 | config.bad_value | it must be redis://user:password@host:port",
                "--config nowhere.yaml | config.unreadable | The configuration nowhere.yaml is not there.",
                "--config src | config.unreadable | The configuration src cannot be read",
            })
    void badOptions(String args, String code, String sentence) {
        refused(List.of(args.split(" ")), Map.of(), code, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP_PROT=1 | config.unknown_key | The environment has KHURAL_HTTP_PROT; did you mean KHURAL_HTTP_PORT?",
                "HTTP_PUBLIC_URL=x | config.unknown_key | did you mean KHURAL_HTTP_PUBLICURL?",
                "MAIL_HOST=mail.example.org | config.bad_value | mail.from is \"\" (by default); it must be the address",
                "HTTP_PORT=x | config.bad_value | http.port is \"x\" (from KHURAL_HTTP_PORT); it must be",
                "HTTP_PUBLICURL=khural.org | config.bad_value | it must be https://name or http://name:port",
                "HTTP_PUBLICURL=https://a/b | config.bad_value | without a path",
                "HTTP_PUBLICURL=https://u:p@a | config.bad_value | without a path",
                "HTTP_PUBLICURL=ftp://a | config.bad_value | it must be https://name",
                "HTTP_PUBLICURL=https://a b | config.bad_value | it must be https://name",
                "HTTP_TLS_CERT=pom.xml | config.bad_value | http.tls.key is \"\" (by default); it must be a PEM file",
                "HTTP_TRUSTEDPROXIES=10.0.0.0/33 | config.bad_value | and 10.0.0.0/33 is none",
                "HTTP_TRUSTEDPROXIES=::1,proxy | config.bad_value | and proxy is none",
                "HTTP_TRUSTEDPROXIES=10.0.0.256 | config.bad_value | and 10.0.0.256 is none",
                "REDIS_DURABILITY=D3 | config.bad_value | redis.durability is \"D3\" (from KHURAL_REDIS_DURABILITY); it must be D0 or D1",
                "REDIS_DURABILITY=D2 | config.bad_value | the Redis inside Khural, which has no replica",
                "LIMITS_PEOPLE=0 | config.bad_value | it must be a number from 1 to 100000.",
                "LIMITS_NOTE=501 | config.bad_value | it must be a number from",
                "LIMITS_BLOBBYTES=20971521 | config.bad_value | it must be a number from 65536 to 20971520.",
                "LOG_FORMAT=xml | config.bad_value | log.format is \"xml\" (from KHURAL_LOG_FORMAT); it must be text or json.",
            })
    void badEnvironments(String variable, String code, String sentence) {
        var parts = variable.split("=", 2);
        refused(List.of(), Map.of("KHURAL_" + parts[0], parts[1]), code, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port: 1 | config.unknown_key | There is no key port (in ",
                "port: 1 | config.unknown_key | did you mean http.port?",
                "htpp: {port: 1} | config.unknown_key | There is no key htpp.port",
                "http: {prot: 1} | config.unknown_key | did you mean http.port?",
                "http: {tls: {cret: x}} | config.unknown_key | did you mean http.tls.cert?",
                "http: 8080 | config.bad_value | http (in ",
                "http: 8080 | config.bad_value | is a group of keys, not a value.",
                "data: {here: 1} | config.bad_value | must be one value.",
                "http: {port: [1]} | config.bad_value | must be one value.",
                "http: {port: 0x50} | config.bad_value | http.port is \"0x50\"",
                "limits: {people: 5_000} | config.bad_value | limits.people is \"5_000\"",
                "data: a, data: b | config.unreadable | cannot be read at line 1",
                "{data: a, data: b} | config.unreadable | Duplicate",
                "[a] | config.unreadable | keys are needed here",
                "http: { | config.unreadable | cannot be read at line",
            })
    void badFiles(String yaml, String code, String sentence) throws IOException {
        refused(List.of("--config", file(yaml)), Map.of(), code, sentence);
    }

    @ParameterizedTest
    @CsvSource({"''", "http:", "http: {}", "# nothing"})
    void anEmptyFileSaysNothing(String yaml) throws IOException {
        assertThat(read(List.of("--config", file(yaml)), Map.of()))
                .isEqualTo(read(List.of(), Map.of()));
    }

    @Test
    void aReplicaNeedsAnOutsideServer() {
        var env = Map.of("KHURAL_REDIS_URL", "redis://h", "KHURAL_REDIS_DURABILITY", "D2");
        assertThat(read(List.of(), env).redis().durability()).isEqualTo(Durability.D2);
    }

    @Test
    void variablesOfOthersAreLeftAlone() {
        var env = Map.of("KHURAL_PORT", "tcp://10.0.0.1:80", "KHURAL_JVM", "-Xmx1g", "HOME", "/");
        assertThat(read(List.of(), env)).isEqualTo(read(List.of(), Map.of()));
    }

    @Test
    void aPasswordIsNeverRepeated() {
        var bad = Map.of("KHURAL_REDIS_URL", "redis:/khural:secret@host");
        assertThatThrownBy(() -> read(List.of(), bad)).message().doesNotContain("secret");
        var good = Map.of("KHURAL_REDIS_URL", "redis://khural:secret@host:6379");
        assertThat(read(List.of(), good).toString()).doesNotContain("secret");
    }

    private static void refused(
            List<String> args, Map<String, String> env, String code, String sentence) {
        assertThatThrownBy(() -> read(args, env))
                .hasMessageContaining(sentence)
                .asInstanceOf(InstanceOfAssertFactories.type(CannotStart.class))
                .extracting(CannotStart::code)
                .isEqualTo(code);
    }

    private static Config read(List<String> args, Map<String, String> env) {
        return Config.read(args, env);
    }

    private String file(String yaml) throws IOException {
        return Files.writeString(dir.resolve("test.yaml"), yaml).toString();
    }

    private static void leaves(String above, Map<?, ?> group, Map<String, String> leaves) {
        group.forEach(
                (key, value) -> {
                    if (value instanceof Map<?, ?> below) leaves(above + key + ".", below, leaves);
                    else
                        leaves.put(
                                above + key,
                                value instanceof List<?> l
                                        ? String.join(",", strings(l))
                                        : value.toString());
                });
    }

    private static List<String> strings(List<?> list) {
        return Arrays.stream(list.toArray()).map(String::valueOf).toList();
    }
}
