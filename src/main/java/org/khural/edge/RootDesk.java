package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import org.khural.domain.Power;
import org.khural.evidence.Bundle;
import org.khural.signing.Authority;
import org.khural.signing.Sha256;

/**
 * The root that all certificates of this instance lead to, for who prepares: to be published where
 * this server has no hand in it. Without that, a signature is only the operator's word.
 */
final class RootDesk {
    private final Access access;
    private final Future<Authority> authority;

    /** {@code fingerprint}: SHA-256 of the certificate. */
    record Root(String fingerprint, String pem) {}

    RootDesk(Access access, Future<Authority> authority) {
        this.access = access;
        this.authority = authority;
    }

    Future<Root> root(RoutingContext context) {
        return access.enter(context)
                .compose(
                        entered -> {
                            entered.require(Power.PREPARE);
                            return authority.map(RootDesk::root);
                        });
    }

    private static Root root(Authority keys) {
        var pem = new String(Bundle.pem(keys.root()), StandardCharsets.US_ASCII);
        return new Root(Sha256.of(keys.root()).hex(), pem);
    }
}
