package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.khural.domain.agreement.ServerCommand;
import org.khural.domain.agreement.Signatory;
import org.khural.domain.agreement.Signer;
import org.khural.signing.Authority;
import org.khural.signing.Sha256;
import org.khural.signing.SignatoryKey;

/** Where a signatory shows a key and gets a certificate for it (signing 3.3, to IDENTIFIED). */
final class KeyDesk {
    private static final Duration LONGEST_LIFE = Duration.ofDays(30);
    private static final SecureRandom DICE = new SecureRandom();

    private final Vertx vertx;
    private final Access access;
    private final Future<Authority> authority;
    private final CodeDesk codes;
    private final Once once = new Once();

    /** Without a key: who signs with a tool of their own, or with one that the server makes. */
    record Enrol(Optional<String> spki, Optional<String> proof, Optional<String> code) {}

    record Certified(Optional<String> certificate) {}

    KeyDesk(Vertx vertx, Access access, Future<Authority> authority, CodeDesk codes) {
        this.vertx = vertx;
        this.access = access;
        this.authority = authority;
        this.codes = codes;
    }

    /** Certifies a key that the signatory's browser made and has shown to hold. */
    Future<Certified> enrol(RoutingContext context) {
        var asked = Replies.body(context, Enrol.class);
        return SignatoryPlace.take(access, context)
                .compose(place -> once.of(place.name(), () -> enrol(place, asked)));
    }

    private Future<Certified> enrol(SignatoryPlace place, Enrol asked) {
        if (place.who().mode() != Signatory.KeyMode.CLIENT) {
            return identify(place, asked).map(v -> new Certified(Optional.empty()));
        }
        var key =
                asked.spki()
                        .flatMap(spki -> SignatoryKey.read(SignatoryPlace.bytes(spki)))
                        .orElseThrow(KeyDesk::badKey);
        var words =
                "khural-key-v1 "
                        + place.room().id()
                        + " "
                        + place.agreement().id()
                        + " "
                        + place.person();
        if (!SignatoryKey.proves(key, words, SignatoryPlace.bytes(asked.proof().orElse(""))))
            throw badKey();
        var known = place.signer().key();
        if (known.filter(k -> isOf(k, key)).isPresent()) {
            return Future.succeededFuture(new Certified(known.map(Signer.Key::certificate)));
        }
        return codes.how(place, asked.code())
                .compose(how -> certify(place, key, how))
                .onSuccess(made -> codes.used(place))
                .map(made -> new Certified(Optional.of(made.certificate())));
    }

    private Future<Void> identify(SignatoryPlace place, Enrol asked) {
        if (place.signer().step() != Signer.Step.INVITED) return Future.succeededFuture();
        var id = place.agreement().id();
        return codes.how(place, asked.code())
                .compose(how -> place.say(new ServerCommand.Identify(id, place.person(), how)))
                .onSuccess(v -> codes.used(place));
    }

    Future<Signer.Key> certify(SignatoryPlace place, PublicKey key, String how) {
        return authority
                .compose(
                        keys ->
                                vertx.executeBlocking(() -> certify(place, keys, key), false)
                                        .map(Objects::requireNonNull))
                .compose(
                        made ->
                                place.say(
                                                new ServerCommand.EnrolKey(
                                                        place.agreement().id(),
                                                        place.person(),
                                                        made,
                                                        how))
                                        .map(made));
    }

    private static boolean isOf(Signer.Key known, PublicKey key) {
        var certificate = Embedding.read(Base64.getDecoder().decode(known.certificate()));
        return certificate.getPublicKey().equals(key);
    }

    private Signer.Key certify(SignatoryPlace place, Authority keys, PublicKey key) {
        var now = place.room().now();
        var agreement = place.agreement();
        var left = Duration.between(now, agreement.terms().expires()).plusDays(1);
        var life = left.compareTo(LONGEST_LIFE) < 0 ? left : LONGEST_LIFE;
        var subject = Embedding.of(agreement, place.person(), keys).subject();
        var certificate = keys.certify(subject, key, now, life, DICE);
        var der = Embedding.encoded(certificate);
        return new Signer.Key(
                Base64.getEncoder().encodeToString(der),
                Sha256.of(der).hex(),
                certificate.getSerialNumber().toString(16));
    }

    private static Refusal badKey() {
        return new Refusal(422, "agreement.bad_key");
    }
}
