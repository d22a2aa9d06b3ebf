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
import java.util.Optional;
import org.khural.store.Login;
import org.khural.store.Logins;

/**
 * Short-lived tokens for opening one socket (JWT, RFC 7519, HS256). They carry the login's public
 * id and nothing of what it may do; the login itself is looked up again when the socket opens.
 */
final class Passes {
    static final int MINUTES = 15;

    private final Vertx vertx;
    private final Logins logins;
    private Optional<JWTAuth> ready = Optional.empty();

    Passes(Vertx vertx, Logins logins) {
        this.vertx = vertx;
        this.logins = logins;
    }

    Future<String> issue(Login login) {
        return auth().map(
                        auth ->
                                auth.generateToken(
                                        new JsonObject().put("sub", login.id()),
                                        new JWTOptions()
                                                .setAlgorithm("HS256")
                                                .setExpiresInMinutes(MINUTES)));
    }

    /** The login that the token was issued for, if it still stands. */
    Future<Optional<Login>> check(String token) {
        return auth().compose(
                        auth ->
                                auth.authenticate(new TokenCredentials(token))
                                        .map(user -> user.principal().getString("sub"))
                                        .otherwise(""))
                .compose(
                        id ->
                                id == null || id.isEmpty()
                                        ? Future.succeededFuture(Optional.empty())
                                        : logins.find(id));
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
                            var auth =
                                    JWTAuth.create(vertx, new JWTAuthOptions().addPubSecKey(key));
                            ready = Optional.of(auth);
                            return auth;
                        });
    }
}
