package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import org.khural.domain.Power;
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
        try {
            var der = keys.root().getEncoded();
            var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
            var pem =
                    "-----BEGIN CERTIFICATE-----\n"
                            + lines.encodeToString(der)
                            + "\n-----END CERTIFICATE-----\n";
            return new Root(Sha256.of(der).hex(), pem);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
