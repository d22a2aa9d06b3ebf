package org.khural.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {
    @TempDir Path dir;

    @AfterEach
    void end_what_a_failed_test_left_behind() throws IOException {
        Path pidFile = RedisConfig.pidFile(dir.resolve("data/redis"));
        if (Files.exists(pidFile)) {
            RedisProcess.stop(
                    Long.parseLong(Files.readString(pidFile).strip()), Duration.ofSeconds(5));
        }
    }

    @Test
    void what_was_written_is_there_after_a_stop_and_a_start() throws Exception {
        try (EmbeddedRedis redis = start()) {
            call(redis, "SET", "khural:x", "1");
        }
        try (EmbeddedRedis redis = start()) {
            assertThat(call(redis, "GET", "khural:x")).isEqualTo("1");
            assertThat(redis.wasAdopted()).isFalse();
            assertThat(redis.losses()).isEmpty();
        }
    }

    @Test
    void only_the_owner_can_read_anything() throws Exception {
        try (EmbeddedRedis redis = start();
                Stream<Path> all = Files.walk(data())) {
            call(redis, "SET", "khural:x", "1");
            assertThat(all)
                    .allSatisfy(
                            p ->
                                    assertThat(
                                                    PosixFilePermissions.toString(
                                                            Files.getPosixFilePermissions(p)))
                                            .as(p.toString())
                                            .endsWith("------"));
        }
    }

    @Test
    void it_writes_before_it_answers_unless_told_otherwise() throws Exception {
        assertThat(RedisConfig.text(1, dir, Durability.D1, "", ""))
                .contains("appendonly yes\nappendfsync always\n");
        try (EmbeddedRedis redis = EmbeddedRedis.start(data(), 0, Durability.D0)) {
            assertThat(call(redis, "PING")).isEqualTo("PONG");
        }
        assertThat(RedisConfig.text(1, dir, Durability.D0, "", ""))
                .contains("appendfsync everysec\n");
    }

    @Test
    void nobody_gets_in_without_the_password_and_the_loader_is_off() throws Exception {
        try (EmbeddedRedis redis = start();
                RespSocket stranger = new RespSocket(redis.port(), 1000)) {
            assertThatThrownBy(() -> stranger.call("GET", "khural:x"))
                    .hasMessageContaining("NOAUTH");
            assertThatThrownBy(() -> stranger.call("AUTH", "loader", ""))
                    .hasMessageContaining("WRONGPASS");
        }
    }

    @Test
    void the_application_may_use_its_keys_and_functions_and_nothing_that_endangers_them()
            throws Exception {
        try (EmbeddedRedis redis = start()) {
            for (String forbidden :
                    List.of(
                            "EVAL return+1 0",
                            "SCRIPT LOAD return+1",
                            "FUNCTION FLUSH",
                            "FUNCTION LIST",
                            "CONFIG GET *",
                            "ACL LIST",
                            "FLUSHALL",
                            "FLUSHDB",
                            "SWAPDB 0 0",
                            "SHUTDOWN",
                            "REPLICAOF NO ONE",
                            "MODULE LIST",
                            "XTRIM {w:a}:log MAXLEN 0",
                            "XDEL {w:a}:log 1-0",
                            "GET foreign",
                            "PUBLISH foreign x")) {
                assertThatThrownBy(() -> call(redis, forbidden.split(" ")))
                        .as(forbidden)
                        .hasMessageContaining("NOPERM");
            }
            assertThat(call(redis, "PUBLISH", "{w:a}:wake", "1")).isEqualTo(0L);
            assertThat((String) call(redis, "INFO", "persistence")).contains("aof_enabled:1");
            assertThat((String) call(redis, "BGREWRITEAOF")).contains("rewriting");
        }
    }

    @Test
    void a_second_start_on_the_directory_is_refused_and_harms_nothing() throws Exception {
        try (EmbeddedRedis redis = start()) {
            assertThatThrownBy(this::start)
                    .asInstanceOf(type(CannotStart.class))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("data_dir.in_use"))
                    .satisfies(
                            e ->
                                    assertThat(e)
                                            .hasMessageContaining(
                                                    "process " + ProcessHandle.current().pid()));
            assertThat(call(redis, "PING")).isEqualTo("PONG");
        }
    }

    @Test
    void a_killed_redis_comes_back_with_everything_at_the_same_address() throws Exception {
        try (EmbeddedRedis redis = start()) {
            String url = redis.url();
            long before = redis.pid();
            call(redis, "SET", "khural:x", "1");
            ProcessHandle.of(before).orElseThrow().destroyForcibly();
            RedisFixture.eventually(
                    () -> redis.pid() != before && "1".equals(call(redis, "GET", "khural:x")));
            assertThat(redis.url()).isEqualTo(url);
        }
    }

    @Test
    void a_redis_that_outlived_its_khural_is_adopted() throws Exception {
        Process khural = khuralInAnotherProcess();
        String url = readLine(khural);
        long pid = Long.parseLong(readLine(khural));
        khural.destroyForcibly().waitFor();
        assertThat(RedisProcess.isAlive(pid)).isTrue();

        try (EmbeddedRedis redis = start()) {
            assertThat(redis.wasAdopted()).isTrue();
            assertThat(redis.pid()).isEqualTo(pid);
            assertThat(redis.url()).isEqualTo(url);
            assertThat(call(redis, "GET", "khural:left")).isEqualTo("behind");

            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            RedisFixture.eventually(
                    () -> redis.pid() != pid && "behind".equals(call(redis, "GET", "khural:left")));
        }
        assertThat(RedisProcess.isAlive(pid)).isFalse();
    }

    @Test
    void a_running_redis_of_another_setup_is_replaced_not_doubled() throws Exception {
        Process khural = khuralInAnotherProcess();
        readLine(khural);
        long pid = Long.parseLong(readLine(khural));
        khural.destroyForcibly().waitFor();
        Path state = data().resolve("redis.properties");
        RunningRedis known = RunningRedis.read(state).orElseThrow();
        new RunningRedis(known.port(), known.password(), "older").write(state, pid);

        try (EmbeddedRedis redis = start()) {
            assertThat(redis.wasAdopted()).isFalse();
            assertThat(RedisProcess.isAlive(pid)).isFalse();
            assertThat(call(redis, "GET", "khural:left")).isEqualTo("behind");
        }
    }

    @Test
    void a_running_redis_whose_password_was_lost_gets_no_sibling() throws Exception {
        Process khural = khuralInAnotherProcess();
        readLine(khural);
        long pid = Long.parseLong(readLine(khural));
        khural.destroyForcibly().waitFor();
        Files.delete(data().resolve("redis.properties"));

        assertThatThrownBy(this::start)
                .asInstanceOf(type(CannotStart.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo("redis.not_answering"))
                .satisfies(e -> assertThat(e).hasMessageContaining("kill " + pid));
        RedisProcess.stop(pid, Duration.ofSeconds(5));
        start().close();
    }

    @Test
    void a_directory_that_cannot_be_written_is_named() throws Exception {
        Path file = Files.createFile(dir.resolve("a-file"));
        assertThatThrownBy(() -> EmbeddedRedis.start(file, 0))
                .asInstanceOf(type(CannotStart.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo("data_dir.not_writable"))
                .satisfies(e -> assertThat(e).hasMessageContaining(file.toString()));
    }

    @Test
    void a_directory_without_the_right_to_write_is_named() throws Exception {
        assumeTrue(!"root".equals(System.getProperty("user.name")), "root may write anywhere");
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("r-x------"));
        assertThatThrownBy(this::start)
                .asInstanceOf(type(CannotStart.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo("data_dir.not_writable"));
    }

    @Test
    void a_taken_port_is_named() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> EmbeddedRedis.start(data(), taken.getLocalPort()))
                    .asInstanceOf(type(CannotStart.class))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("redis.port_taken"))
                    .satisfies(e -> assertThat(e).hasMessageContaining("" + taken.getLocalPort()));
        }
        start().close();
    }

    @Test
    void a_port_that_was_taken_while_redis_was_down_is_left_to_the_other() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                DataDir locked = DataDir.lock(data())) {
            RedisHome home = new RedisHome(locked, RedisBinary.forThisPlatform(), 0, Durability.D1);
            RunningRedis before = new RunningRedis(taken.getLocalPort(), "secret", "");
            RedisHome.Tenant tenant = home.launch(Optional.of(before));
            assertThat(tenant.redis().port()).isNotEqualTo(taken.getLocalPort());
            assertThat(tenant.redis().password()).isEqualTo("secret");
            assertThat(home.stop(tenant.pid())).isTrue();
        }
    }

    @Test
    void a_platform_without_a_binary_is_told_to_bring_its_own_redis() {
        assertThatThrownBy(() -> RedisBinary.of("Plan 9", "mips"))
                .hasMessageContaining("Set redis.url");
        assertThat(RedisBinary.of("Mac OS X", "aarch64").resource()).endsWith("darwin-arm64");
    }

    @Test
    void a_binary_that_does_not_run_is_told() {
        RedisBinary foreign = RedisBinary.of("Mac OS X", "aarch64");
        assertThatThrownBy(() -> EmbeddedRedis.start(data(), 0, Durability.D1, foreign))
                .asInstanceOf(type(CannotStart.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo("redis.not_startable"));
    }

    @Test
    void a_binary_that_was_changed_on_the_disk_is_not_started() throws Exception {
        start().close();
        Path binary = data().resolve("redis" + RedisBinary.forThisPlatform().resource());
        Files.writeString(binary, "#!/bin/sh\nexit 3\n");
        start().close();
        assertThat(Files.size(binary)).isGreaterThan(1_000_000);
    }

    @Test
    void a_torn_last_write_is_cut_off_and_told_loudly() throws Exception {
        try (EmbeddedRedis redis = start()) {
            call(redis, "SET", "khural:x", "1");
            call(redis, "SET", "khural:y", "2");
        }
        try (FileChannel aof = FileChannel.open(appendOnlyFile(), StandardOpenOption.WRITE)) {
            aof.truncate(aof.size() - 3);
        }
        try (EmbeddedRedis redis = start()) {
            assertThat(call(redis, "GET", "khural:x")).isEqualTo("1");
            assertThat(call(redis, "GET", "khural:y")).isNull();
            assertThat(redis.losses()).isNotEmpty();
        }
    }

    @Test
    void damaged_data_is_left_alone_and_told() throws Exception {
        try (EmbeddedRedis redis = start()) {
            call(redis, "SET", "khural:x", "1");
            call(redis, "SET", "khural:y", "2");
        }
        byte[] content = Files.readAllBytes(appendOnlyFile());
        content[content.length / 2] ^= 0x55;
        content[5] = 'x';
        Files.write(appendOnlyFile(), content);
        assertThatThrownBy(this::start)
                .asInstanceOf(type(CannotStart.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo("redis.data_damaged"));
        assertThat(Files.readAllBytes(appendOnlyFile())).isEqualTo(content);
    }

    private Path appendOnlyFile() throws IOException {
        try (Stream<Path> files = Files.list(data().resolve("redis/appendonlydir"))) {
            return files.filter(f -> f.toString().endsWith(".incr.aof")).findFirst().orElseThrow();
        }
    }

    /** Starts Redis on the directory of this test, says its address, and waits to be killed. */
    static final class AnotherKhural {
        public static void main(String[] args) throws Exception {
            EmbeddedRedis redis = EmbeddedRedis.start(Path.of(args[0]), 0);
            call(redis, "SET", "khural:left", "behind");
            System.out.println("=" + redis.url());
            System.out.println("=" + redis.pid());
            Thread.sleep(60_000);
        }
    }

    private Process khuralInAnotherProcess() throws IOException {
        String java = System.getProperty("java.home") + File.separator + "bin/java";
        return new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnotherKhural.class.getName(),
                        data().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String readLine(Process process) throws IOException {
        while (true) {
            String line = process.inputReader().readLine();
            if (line == null) {
                throw new IOException("the other Khural ended");
            }
            if (line.startsWith("=")) {
                return line.substring(1);
            }
        }
    }

    private Path data() {
        return dir.resolve("data");
    }

    private EmbeddedRedis start() {
        return EmbeddedRedis.start(data(), 0);
    }

    private static Object call(EmbeddedRedis redis, String... command) throws IOException {
        URI url = URI.create(redis.url());
        String[] user = url.getUserInfo().split(":");
        try (RespSocket socket = new RespSocket(url.getPort(), 2000)) {
            socket.call("AUTH", user[0], user[1]);
            return socket.call(command);
        }
    }
}
