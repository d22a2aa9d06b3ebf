package org.khural.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.store.WorkshopLogContract.get;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoginsTest extends RedisTest {
    private final Logins logins = new Logins(link, clock);
    private final PersonalLinks links = new PersonalLinks(link, logins);
    private final Pairings pairings = new Pairings(link, clock);

    @Test
    void a_link_works_again_and_again_until_it_expires() throws Exception {
        PersonalLink ann = annsLink(false);
        String token = get(links.issue(ann));
        assertThat(token).hasSize(43);
        assertThat(get(links.peek(token))).hasValue(ann);
        assertThat(get(links.take(token))).hasValue(ann);
        assertThat(get(links.take(token))).hasValue(ann);
        assertThat(get(links.peek(token + "x"))).isEmpty();
        assertThat(ttl(Keys.link(Secrets.hash(token)))).isBetween(3_500_000L, 3_600_000L);

        PersonalLink past = new PersonalLink("l9", W, ANN, false, clock.instant().minusSeconds(1));
        assertThat(get(links.peek(get(links.issue(past))))).isEmpty();
    }

    @Test
    void a_link_for_once_lets_one_of_two_in() throws Exception {
        String token = get(links.issue(annsLink(true)));
        assertThat(get(links.peek(token))).isPresent();
        var one = links.take(token);
        var two = new PersonalLinks(otherNode, logins).take(token);
        assertThat(List.of(worked(one), worked(two))).containsExactlyInAnyOrder(true, false);
        assertHasEnded(token);
        assertThat(ttl(Keys.link(Secrets.hash(token)))).isBetween(3_500_000L, 3_600_000L);
    }

    private static boolean worked(Future<Optional<PersonalLink>> taken) {
        return get(taken.map(Optional::isPresent).recover(LoginsTest::hasEnded));
    }

    private static Future<Boolean> hasEnded(Throwable problem) {
        return problem instanceof LinkEnded
                ? Future.succeededFuture(false)
                : Future.failedFuture(problem);
    }

    private void assertHasEnded(String token) {
        assertThat(worked(links.peek(token))).isFalse();
        assertThat(worked(links.take(token))).isFalse();
        assertThat(get(links.works(token))).isFalse();
    }

    @Test
    void issuing_anew_ends_the_old_token() {
        String old = get(links.issue(annsLink(false)));
        String fresh = get(links.issue(annsLink(false)));
        assertHasEnded(old);
        assertThat(get(links.works(fresh))).isTrue();
    }

    @Test
    void neither_token_nor_secret_is_stored() throws Exception {
        String token = get(links.issue(annsLink(false)));
        Logins.Fresh fresh = get(logins.create(Login.Kind.PERSON, "ann", W, "l1"));
        for (Object key : (List<?>) fixture.call("KEYS", "*")) {
            String type = String.valueOf(fixture.call("TYPE", String.valueOf(key)));
            String text =
                    key
                            + " "
                            + (type.equals("set")
                                    ? fixture.call("SMEMBERS", String.valueOf(key))
                                    : fixture.call("GET", String.valueOf(key)));
            assertThat(text).doesNotContain(token).doesNotContain(fresh.secret());
        }
    }

    @Test
    void a_login_is_found_by_its_secret_and_by_its_id_and_they_differ() {
        Logins.Fresh fresh = get(logins.create(Login.Kind.PERSON, "ann", W, "l1"));
        Login login = fresh.login();
        assertThat(login.id()).isNotEqualTo(fresh.secret());
        for (Optional<Login> found :
                List.of(
                        get(logins.login(fresh.secret())),
                        get(new Logins(otherNode, clock).find(login.id())))) {
            assertThat(found.orElseThrow())
                    .usingRecursiveComparison()
                    .ignoringFields("since", "expires")
                    .isEqualTo(login);
            assertThat(found.orElseThrow().expires())
                    .isBetween(login.expires().minusSeconds(5), login.expires().plusSeconds(5));
        }
        assertThat(get(logins.login(login.id()))).isEmpty();
        assertThat(get(logins.find(fresh.secret()))).isEmpty();
    }

    @Test
    void a_login_lives_on_while_it_is_used() throws Exception {
        Logins.Fresh fresh = get(logins.create(Login.Kind.PERSON, "ann", W, "l1"));
        String key = Keys.login(Secrets.hash(fresh.secret()));
        String idKey = Keys.loginId(fresh.login().id());
        fixture.call("PEXPIRE", key, "60000");
        fixture.call("PEXPIRE", idKey, "60000");
        assertThat(get(logins.login(fresh.secret()))).isPresent();
        assertThat(ttl(key)).isGreaterThan(Logins.LIFE.minusMinutes(1).toMillis());
        assertThat(ttl(idKey)).isGreaterThan(Logins.LIFE.minusMinutes(1).toMillis());
    }

    @Test
    void a_revoked_login_is_gone_and_every_node_hears_of_it() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        Watch watch = new Logins(otherNode, clock).onRevoked(heard::add, () -> {});
        Logins.Fresh fresh = get(logins.create(Login.Kind.PERSON, "ann", W, "l1"));
        Thread.sleep(50);
        get(logins.revoke(fresh.login().id()));

        assertThat(heard.poll(1, TimeUnit.SECONDS)).isEqualTo(fresh.login().id());
        assertThat(get(logins.login(fresh.secret()))).isEmpty();
        assertThat(get(logins.find(fresh.login().id()))).isEmpty();
        get(logins.revoke(fresh.login().id()));
        watch.close();
    }

    @Test
    void revoking_a_link_ends_it_and_all_logins_that_came_from_it() {
        String token = get(links.issue(annsLink(false)));
        Logins.Fresh one = get(logins.create(Login.Kind.PERSON, "ann", W, "l1"));
        Logins.Fresh two = get(logins.create(Login.Kind.PERSON, "ann", W, "l1"));
        Logins.Fresh bens = get(logins.create(Login.Kind.PERSON, "ben", W, "l2"));
        get(links.revoke("l1"));

        assertHasEnded(token);
        assertThat(get(logins.login(one.secret()))).isEmpty();
        assertThat(get(logins.login(two.secret()))).isEmpty();
        assertThat(get(logins.login(bens.secret()))).isPresent();
        get(links.revoke("l1"));
    }

    @Test
    void a_display_gets_in_by_a_code_that_somebody_types() throws Exception {
        Pairings.Pairing pairing = get(pairings.begin());
        assertThat(pairing.code()).matches("[A-HJKMNP-Z2-9]{6}");
        assertThat(ttl(Keys.pairing(pairing.code()))).isBetween(590_000L, 600_000L);
        assertThat(get(pairings.fetch(pairing.secret()))).isEmpty();

        String typed = " " + pairing.code().toLowerCase(Locale.ROOT);
        assertThat(get(pairings.take("XXXXXX"))).isEmpty();
        get(pairings.putBack(get(pairings.take(typed)).orElseThrow()));
        var waiting = get(pairings.take(typed)).orElseThrow();
        assertThat(get(pairings.take(typed))).as("a code works once").isEmpty();
        assertThat(get(pairings.fetch(pairing.secret()))).isEmpty();
        get(pairings.give(waiting, W, "d1"));

        assertThat(get(pairings.fetch(pairing.code()))).isEmpty();
        assertThat(get(pairings.fetch(pairing.secret()))).hasValue(new Pairings.Paired(W, "d1"));
        assertThat(get(pairings.fetch(pairing.secret()))).isEmpty();
    }

    @Test
    void all_nodes_sign_with_the_same_secret_for_good() {
        byte[] secret = get(logins.jwtSecret());
        assertThat(secret).hasSize(32);
        assertThat(get(new Logins(otherNode, clock).jwtSecret())).isEqualTo(secret);
        assertThat(get(logins.jwtSecret())).isEqualTo(secret);
    }

    private static PersonalLink annsLink(boolean once) {
        Instant inAnHour = clock.instant().plus(Duration.ofHours(1));
        return new PersonalLink("l1", W, ANN, once, Instant.ofEpochMilli(inAnHour.toEpochMilli()));
    }
}
