package org.khural.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khural.store.WorkshopLogContract.get;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PersonalKeysTest extends RedisTest {
    private static final byte[] FIELD = bytes("person.name");

    private final PersonalKeys keys = new RedisPersonalKeys(fixture.vertx, link);
    private final PersonalKeys others = new RedisPersonalKeys(fixture.vertx, otherNode);

    @Test
    void what_is_sealed_opens_on_every_node_and_looks_different_each_time() {
        KeyTable table = get(keys.load(W));
        get(keys.ensure(table, Set.of(ANN, BEN)));
        byte[] sealed = table.seal(ANN, bytes("Ann Ö 💡"), FIELD);
        assertThat(table.seal(ANN, bytes("Ann Ö 💡"), FIELD)).isNotEqualTo(sealed);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Ann");

        KeyTable elsewhere = get(others.load(W));
        assertThat(elsewhere.open(ANN, sealed, FIELD)).hasValue(bytes("Ann Ö 💡"));
    }

    @Test
    void two_nodes_at_once_agree_on_one_key() {
        KeyTable table = get(keys.load(W));
        KeyTable elsewhere = get(others.load(W));
        var one = keys.ensure(table, Set.of(ANN));
        var two = others.ensure(elsewhere, Set.of(ANN));
        get(one);
        get(two);
        byte[] sealed = table.seal(ANN, bytes("x"), FIELD);
        assertThat(elsewhere.open(ANN, sealed, FIELD)).hasValue(bytes("x"));
    }

    @Test
    void a_key_made_elsewhere_is_missing_until_refreshed() {
        KeyTable table = get(keys.load(W));
        KeyTable elsewhere = get(others.load(W));
        get(keys.ensure(table, Set.of(ANN)));
        byte[] sealed = table.seal(ANN, bytes("x"), FIELD);

        assertThat(elsewhere.open(ANN, sealed, FIELD)).isEmpty();
        assertThat(elsewhere.missing(Set.of(ANN))).containsExactly(ANN);
        get(others.refresh(elsewhere));
        assertThat(elsewhere.missing(Set.of(ANN))).isEmpty();
        assertThat(elsewhere.open(ANN, sealed, FIELD)).hasValue(bytes("x"));
    }

    @Test
    void it_opens_only_as_the_same_person_in_the_same_place_of_the_same_workshop() {
        KeyTable table = get(keys.load(W));
        get(keys.ensure(table, Set.of(ANN, BEN)));
        byte[] sealed = table.seal(ANN, bytes("x"), FIELD);
        assertThatThrownBy(() -> table.open(BEN, sealed, FIELD)).isInstanceOf(DataDamaged.class);
        assertThatThrownBy(() -> table.open(ANN, sealed, bytes("else")))
                .isInstanceOf(DataDamaged.class);
        assertThatThrownBy(() -> table.open(ANN, new byte[] {1, 2}, FIELD))
                .isInstanceOf(DataDamaged.class);
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;
        assertThatThrownBy(() -> table.open(ANN, changed, FIELD)).isInstanceOf(DataDamaged.class);
    }

    @Test
    void without_a_key_nothing_is_sealed() {
        KeyTable table = get(keys.load(W));
        assertThatThrownBy(() -> table.seal(ANN, bytes("x"), FIELD))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_erased_person_stays_erased_whatever_comes_late() {
        KeyTable table = get(keys.load(W));
        get(keys.ensure(table, Set.of(ANN)));
        byte[] sealed = table.seal(ANN, bytes("x"), FIELD);
        table.erase(ANN);
        get(keys.refresh(table));
        assertThat(table.open(ANN, sealed, FIELD)).isEmpty();
        assertThat(table.missing(Set.of(ANN))).isEmpty();
        assertThatThrownBy(() -> get(keys.ensure(table, Set.of(ANN))))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_destroyed_key_is_gone_from_redis_and_from_its_files() throws Exception {
        KeyTable table = get(keys.load(W));
        get(keys.ensure(table, Set.of(ANN, BEN)));
        fixture.call("HSET", Keys.personalKeys(W), "ann", "this-is-the-key-of-ann-in-32-byte");
        assertThat(files()).contains("this-is-the-key-of-ann");

        assertThat(get(keys.destroy(W, ANN))).isTrue();
        assertThat(fixture.call("HKEYS", Keys.personalKeys(W))).isEqualTo(List.of("ben"));
        RedisFixture.eventually(() -> !files().contains("this-is-the-key-of-ann"));
        assertThat(get(keys.destroy(W, ANN))).as("once more does no harm").isTrue();
    }

    @Test
    void two_destroyed_at_once_are_both_gone_from_the_files() throws Exception {
        fixture.call("HSET", Keys.personalKeys(W), "ann", "this-is-the-key-of-ann-in-32-byte");
        fixture.call("HSET", Keys.personalKeys(W), "ben", "this-is-the-key-of-ben-in-32-byte");
        var one = keys.destroy(W, ANN);
        var two = others.destroy(W, BEN);
        assertThat(get(one)).isTrue();
        assertThat(get(two)).isTrue();
        RedisFixture.eventually(() -> !files().contains("this-is-the-key-of"));
    }

    @Test
    void keys_that_redis_lost_are_put_back_from_the_table_and_those_of_the_erased_are_not()
            throws Exception {
        KeyTable table = get(keys.load(W));
        get(keys.ensure(table, Set.of(ANN, BEN)));
        byte[] sealed = table.seal(ANN, bytes("x"), FIELD);
        table.erase(BEN);
        fixture.call("DEL", Keys.personalKeys(W));

        get(keys.restore(table));
        assertThat(fixture.call("HKEYS", Keys.personalKeys(W))).isEqualTo(List.of("ann"));
        assertThat(get(others.load(W)).open(ANN, sealed, FIELD)).hasValue(bytes("x"));
    }

    @Test
    void the_fake_keeps_keys_as_redis_does() {
        PersonalKeys fake = new MemoryPersonalKeys();
        KeyTable table = get(fake.load(W));
        KeyTable elsewhere = get(fake.load(W));
        get(fake.ensure(table, Set.of(ANN)));
        byte[] sealed = table.seal(ANN, bytes("x"), FIELD);
        assertThat(elsewhere.missing(Set.of(ANN))).containsExactly(ANN);
        get(fake.refresh(elsewhere));
        assertThat(elsewhere.open(ANN, sealed, FIELD)).hasValue(bytes("x"));
        assertThat(get(fake.destroy(W, ANN))).isTrue();
        assertThat(get(fake.load(W)).open(ANN, sealed, FIELD)).isEmpty();
    }

    private static String files() throws Exception {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(fixture.dir.resolve("redis/appendonlydir"))) {
            for (Path file : files.toList()) {
                if (Files.exists(file)) {
                    all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return all.toString();
    }
}
