package org.khural.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khural.store.WorkshopLogContract.get;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khural.domain.PollId;
import org.khural.domain.WorkshopId;

class SealTest {
    private static final WorkshopId W = new WorkshopId("w");
    private static final PollId POLL = new PollId("budget");
    private static final byte[] HERE = bytes("here");

    @TempDir Path dir;

    @Test
    void what_was_sealed_opens_with_the_same_key_in_the_same_place_only() {
        var seal = Seal.of("a".repeat(32));
        var sealed = seal.seal(bytes("plain"), HERE);
        assertThat(new String(sealed, UTF_8)).doesNotContain("plain");
        assertThat(Seal.of("a".repeat(32)).open(sealed, HERE)).hasValue(bytes("plain"));
        assertThat(seal.open(sealed, bytes("there"))).isEmpty();
        assertThat(Seal.of("b".repeat(32)).open(sealed, HERE)).isEmpty();
        for (int i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            assertThat(seal.open(changed, HERE)).as("byte %d", i).isEmpty();
        }
        assertThat(seal.open(new byte[0], HERE)).isEmpty();
    }

    @Test
    void the_first_start_makes_a_key_for_its_owner_alone_and_the_next_finds_it() throws Exception {
        var sealed = Seal.in(dir.resolve("data")).seal(bytes("plain"), HERE);
        var file = dir.resolve("data/seal.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Seal.in(dir.resolve("data")).open(sealed, HERE)).hasValue(bytes("plain"));
    }

    @Test
    void a_file_that_is_no_key_ends_in_a_sentence_and_is_kept() throws Exception {
        for (var text : new String[] {"", "not a key", "c2hvcnQ="}) {
            Files.writeString(dir.resolve("seal.key"), text);
            assertThatThrownBy(() -> Seal.in(dir))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("seal.key")
                    .hasNoCause();
            assertThat(dir.resolve("seal.key")).hasContent(text);
        }
    }

    @Test
    void nodes_of_one_redis_have_one_key() {
        try (var fixture = new RedisFixture()) {
            var link = fixture.link();
            get(Seal.of("a".repeat(32)).agree(link));
            get(Seal.of("a".repeat(32)).agree(link));
            assertThatThrownBy(() -> get(Seal.of("b".repeat(32)).agree(link)))
                    .hasRootCauseInstanceOf(CannotStart.class);
        }
    }

    @Test
    void keys_of_polls_lie_sealed() {
        var stored = new MemoryPollKeys();
        var keys = new SealedPollKeys(stored, Seal.of("a".repeat(32)));
        get(keys.keep(W, POLL, "public", bytes("private")));
        var lies = get(stored.find(W, POLL, "public")).orElseThrow();
        assertThat(new String(lies, UTF_8)).doesNotContain("private");
        assertThat(get(keys.find(W, POLL, "public"))).hasValue(bytes("private"));

        get(stored.keep(W, new PollId("site"), "public", lies));
        assertThatThrownBy(() -> get(keys.find(W, new PollId("site"), "public")))
                .as("carried over to another poll")
                .hasRootCauseInstanceOf(DataDamaged.class);
        get(keys.drop(W, POLL));
        assertThat(get(keys.find(W, POLL, "public"))).isEqualTo(Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
