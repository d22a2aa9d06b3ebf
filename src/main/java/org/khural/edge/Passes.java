package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.khural.store.Login;
import org.khural.store.Logins;

/**
 * Short-lived tokens for opening one socket (JWT, RFC 7519, HS256). They carry the login's public
 * id and nothing of what it may do; the login itself is looked up again when the socket opens.
 */
final class Passes {
    private static final Duration LIFE = Duration.ofMinutes(15);

    /** The library would judge by this machine's clock; all nodes have one, and it is another. */
    private static final JWTOptions HOW =
            new JWTOptions().setAlgorithm("HS256").setNoTimestamp(true).setIgnoreExpiration(true);

    /** A token, and when it ends by the one clock. */
    record Pass(String token, Instant expires) {}

    private final Vertx vertx;
    private final Logins logins;
    private final Supplier<Instant> clock;
    private Optional<JWTAuth> ready = Optional.empty();

    Passes(Vertx vertx, Logins logins, Supplier<Instant> clock) {
        this.vertx = vertx;
        this.logins = logins;
        this.clock = clock;
    }

    Future<Pass> issue(Login login) {
        var expires = clock.get().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
        var claims = new JsonObject().put("sub", login.id()).put("exp", expires.getEpochSecond());
        return auth().map(auth -> new Pass(auth.generateToken(claims, HOW), expires));
    }

    /** The id of the login that the token was issued for; empty if it is not ours, or ended. */
    Future<Optional<String>> login(String token) {
        return auth().compose(
                        auth ->
                                auth.authenticate(new TokenCredentials(token))
                                        .map(user -> subject(user.attributes()))
                                        .otherwise(Optional.empty()));
    }

    private Optional<String> subject(JsonObject claims) {
        boolean fresh = clock.get().getEpochSecond() < claims.getLong("exp", 0L);
        return Optional.ofNullable(claims.getString("sub")).filter(login -> fresh);
    }

    /** The key is in Redis, one for all nodes; asked for until it is had. */
    private Future<JWTAuth> auth() {
        if (ready.isPresent()) return Future.succeededFuture(ready.get());
        return logins.jwtSecret()
                .map(
                        secret -> {
                            var key =
                                    new PubSecKeyOptions()
                                            .setAlgorithm("HS256")
                                            .setBuffer(Buffer.buffer(secret));
                            var how = new JWTAuthOptions().addPubSecKey(key).setJWTOptions(HOW);
                            var auth = JWTAuth.create(vertx, how);
                            ready = Optional.of(auth);
                            return auth;
                        });
    }
}
