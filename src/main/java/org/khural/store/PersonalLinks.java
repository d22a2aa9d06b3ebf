package org.khural.store;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.Optional;

/**
 * Personal links. The token is 256 random bits and only its SHA-256 is stored: whoever reads Redis
 * or a backup cannot enter.
 */
public final class PersonalLinks {
    private static final long MILLIS = 2000;
    private static final String ENDED = "ended";

    private final Line misc;
    private final Logins logins;

    public PersonalLinks(RedisLink link, Logins logins) {
        this.misc = link.misc();
        this.logins = logins;
    }

    /** Gives the token, this once. A link that has this id already is replaced by the new one. */
    public Future<String> issue(PersonalLink link) {
        String token = Secrets.token();
        String hash = Secrets.hash(token);
        long expires = link.expires().toEpochMilli();
        return forget(link.id())
                .compose(v -> set(Keys.link(hash), link.toText(), expires))
                .compose(v -> set(Keys.linkId(link.id()), hash, expires))
                .map(token);
    }

    /** One more token for the same link, beside those given before: a letter may be sent twice. */
    public Future<String> again(PersonalLink link) {
        String token = Secrets.token();
        String hash = Secrets.hash(token);
        long expires = link.expires().toEpochMilli();
        return set(Keys.link(hash), link.toText(), expires)
                .compose(v -> set(Keys.linkId(link.id()), hash, expires))
                .map(token);
    }

    private Future<Void> set(String key, String value, long expires) {
        return misc.send(MILLIS, Command.SET, key, value, "PXAT", expires).mapEmpty();
    }

    /**
     * Looks without consuming; empty if it never was or has expired. Fails with {@link LinkEnded}
     * if it was consumed, replaced or revoked.
     */
    public Future<Optional<PersonalLink>> peek(String token) {
        return misc.find(MILLIS, Command.GET, Keys.link(Secrets.hash(token)))
                .map(PersonalLinks::parse);
    }

    public Future<Boolean> works(String token) {
        return misc.find(MILLIS, Command.GET, Keys.link(Secrets.hash(token)))
                .map(text -> text.filter(t -> !t.toString().equals(ENDED)).isPresent());
    }

    private static Optional<PersonalLink> parse(Optional<Response> text) {
        return text.map(
                t -> {
                    if (t.toString().equals(ENDED)) throw new LinkEnded();
                    return PersonalLink.parse(t.toString());
                });
    }

    /** As {@link #peek}, and consumes a link that works once: of two at once, one gets it. */
    public Future<Optional<PersonalLink>> take(String token) {
        return peek(token)
                .compose(
                        found ->
                                found.filter(PersonalLink::once).isPresent()
                                        ? consume(token)
                                        : Future.succeededFuture(found));
    }

    private Future<Optional<PersonalLink>> consume(String token) {
        return end(Secrets.hash(token)).map(PersonalLinks::parse);
    }

    /** Who comes with it later is told that it has ended; what it was before. */
    private Future<Optional<Response>> end(String hash) {
        return misc.find(MILLIS, Command.SET, Keys.link(hash), ENDED, "XX", "KEEPTTL", "GET");
    }

    /** Ends the link and every login that came from it. */
    public Future<Void> revoke(String id) {
        return forget(id).compose(v -> logins.revokeAllOf(id));
    }

    private Future<Void> forget(String id) {
        return misc.find(MILLIS, Command.GETDEL, Keys.linkId(id))
                .compose(
                        hash ->
                                hash.isEmpty()
                                        ? Future.succeededFuture()
                                        : end(hash.get().toString()).mapEmpty());
    }
}
