package org.khural.store;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.khural.domain.AgreementId;

/**
 * Codes that were sent to a signatory's address, each for one login. What is stored is a hash; six
 * digits can be found from it, so that it is the short life, the few tries and the login to which
 * it is bound that make a code worth something.
 */
public final class SignCodes {
    public static final int MOST_TRIES = 5;
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final long MILLIS = 2000;
    private static final int CODES = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Line misc;

    /** {@code ENDED}: none was sent, its time is over, or it was tried too often. */
    public enum Found {
        RIGHT,
        WRONG,
        ENDED
    }

    public SignCodes(RedisLink link) {
        this.misc = link.misc();
    }

    /** A new code of six digits in place of the one before; empty within a minute of that. */
    public Future<Optional<String>> make(Login login, AgreementId agreement) {
        var code = "%06d".formatted(RANDOM.nextInt(CODES));
        var key = Keys.signCode(login, agreement);
        return misc.find(MILLIS, Command.SET, key + ":pause", "1", "NX", "PX", PAUSE.toMillis())
                .compose(
                        free ->
                                free.isEmpty()
                                        ? Future.succeededFuture(Optional.<String>empty())
                                        : put(key, code).map(Optional.of(code)));
    }

    private Future<Void> put(String key, String code) {
        return misc.count(MILLIS, Command.DEL, key + ":tries")
                .compose(
                        v ->
                                misc.send(
                                        MILLIS,
                                        Command.SET,
                                        key,
                                        hash(key, code),
                                        "PX",
                                        LIFE.toMillis()))
                .mapEmpty();
    }

    /** Counts a try, before it looks: several at once are no more than the limit. */
    public Future<Found> check(Login login, AgreementId agreement, String code) {
        var key = Keys.signCode(login, agreement);
        return misc.count(MILLIS, Command.INCR, key + ":tries")
                .compose(
                        tries ->
                                misc.count(MILLIS, Command.PEXPIRE, key + ":tries", LIFE.toMillis())
                                        .compose(v -> misc.find(MILLIS, Command.GET, key))
                                        .map(
                                                kept ->
                                                        kept.isEmpty() || tries > MOST_TRIES
                                                                ? Found.ENDED
                                                                : found(
                                                                        kept.get().toString(),
                                                                        hash(key, code))));
    }

    private static Found found(String kept, String given) {
        return kept.equals(given) ? Found.RIGHT : Found.WRONG;
    }

    /** It was used, or did not go out: another may be asked for at once. */
    public Future<Void> forget(Login login, AgreementId agreement) {
        var key = Keys.signCode(login, agreement);
        return misc.count(MILLIS, Command.DEL, key, key + ":tries", key + ":pause").mapEmpty();
    }

    private static String hash(String key, String code) {
        return Secrets.hash(key + "\n" + code);
    }
}
