package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.khural.domain.agreement.Agreement;
import org.khural.domain.agreement.AgreementRejection;
import org.khural.domain.agreement.Fact;
import org.khural.domain.agreement.ServerCommand;
import org.khural.domain.agreement.Signatory;
import org.khural.domain.agreement.Signer;
import org.khural.domain.agreement.Turn;
import org.khural.signing.Authority;
import org.khural.signing.Drawing;
import org.khural.signing.Pades;
import org.khural.signing.Sha256;
import org.khural.signing.SignatoryKey;

/**
 * Where a called signatory signs: what is to be signed, and the signature. The rules decide whose
 * turn it is; here the bytes are made and checked (signing 3.4, 4 to 9). Whatever is asked again is
 * answered as before.
 */
final class SigningDesk {
    private static final SecureRandom DICE = new SecureRandom();
    private static final int NONCE = 24;

    private final Vertx vertx;
    private final Access access;
    private final Files files;
    private final Future<Authority> authority;
    private final KeyDesk certificates;
    private final String instance;
    private final Once once = new Once();

    record Begin(long fence, Optional<String> drawn) {}

    /** {@code increment} and {@code dtbs} in Base64. */
    record ToSign(String base, String increment, String dtbs, Intent intent, Instant at) {}

    /** {@code value} empty: the server is to make a key, use it once and forget it. */
    record Sign(long fence, Optional<String> value) {}

    record Signed(String revision) {}

    /** Of the agreement as it was then: what changes meanwhile is for the rules to judge. */
    private record Made(Agreement of, Pades.Act act, byte[] dtbs, byte[] increment) {
        String certificate() {
            return Sha256.of(act.certificate()).hex();
        }
    }

    SigningDesk(
            Vertx vertx,
            Access access,
            Files files,
            Future<Authority> authority,
            KeyDesk certificates,
            String instance) {
        this.vertx = vertx;
        this.access = access;
        this.files = files;
        this.authority = authority;
        this.certificates = certificates;
        this.instance = instance;
    }

    /** What the called signatory is to sign. */
    Future<ToSign> begin(RoutingContext context) {
        var asked = Replies.body(context, Begin.class);
        return SignatoryPlace.take(access, context)
                .compose(place -> once.of("begin/" + place.name(), () -> begin(place, asked)));
    }

    private Future<ToSign> begin(SignatoryPlace place, Begin asked) {
        var agreement = place.agreement();
        var turn = place.turn(asked.fence());
        if (place.signer().key().isEmpty())
            throw SignatoryPlace.refused(AgreementRejection.IDENTIFY_FIRST);
        var head = agreement.head().orElseThrow();
        var begun = turn.begun().filter(b -> b.base().equals(head));
        if (begun.isPresent()) return again(place, begun.get());
        var drawing = asked.drawn().map(SigningDesk::drawing);
        var at = place.room().now().truncatedTo(ChronoUnit.SECONDS);
        return drawing.map(d -> files.put(place.room().id(), d.png()).map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .compose(
                        drawn ->
                                make(place, head, at, drawn)
                                        .compose(
                                                made -> begin(place, turn, head, at, drawn, made)));
    }

    private Future<ToSign> begin(
            SignatoryPlace place,
            Turn turn,
            String head,
            Instant at,
            Optional<String> drawn,
            Made made) {
        var intent = intent(place, turn, head, at, made);
        var text = intent.canonical().getBytes(StandardCharsets.UTF_8);
        return files.put(place.room().id(), text)
                .compose(sha256 -> begin(place, turn, made, text, mine(intent, sha256, at, drawn)));
    }

    private static Turn.Begun mine(
            Intent intent, String sha256, Instant at, Optional<String> drawn) {
        return new Turn.Begun(
                intent.baseRevisionSha256(),
                at,
                intent.nonce(),
                intent.dtbsSha256(),
                sha256,
                drawn);
    }

    private Future<ToSign> begin(
            SignatoryPlace place, Turn turn, Made made, byte[] text, Turn.Begun mine) {
        var begin =
                new ServerCommand.BeginSigning(
                        place.agreement().id(),
                        place.person(),
                        turn.fence(),
                        made.certificate(),
                        mine);
        return place.say(begin)
                .compose(
                        v -> {
                            var begun = begun(place, turn.fence());
                            // Another tab, or another node, may have begun first: then that counts.
                            return begun.equals(mine)
                                    ? Future.succeededFuture(toSign(begun, made, text))
                                    : again(place, begun);
                        });
    }

    /** Nothing is begun any more where another key was enrolled since. */
    private static Turn.Begun begun(SignatoryPlace place, long fence) {
        return place.turn(fence)
                .begun()
                .orElseThrow(() -> SignatoryPlace.refused(AgreementRejection.NO_TURN));
    }

    /** The same once more, from what was written down. */
    private Future<ToSign> again(SignatoryPlace place, Turn.Begun begun) {
        return make(place, begun.base(), begun.at(), begun.drawn())
                .compose(
                        made ->
                                files.need(place.room().id(), begun.intent())
                                        .map(text -> toSign(begun, made, text)));
    }

    private static ToSign toSign(Turn.Begun begun, Made made, byte[] intent) {
        if (!Sha256.of(made.dtbs()).hex().equals(begun.dtbs())) {
            throw new IllegalStateException("What was begun can not be made again");
        }
        var base64 = Base64.getEncoder();
        return new ToSign(
                begun.base(),
                base64.encodeToString(made.increment()),
                base64.encodeToString(made.dtbs()),
                Intent.read(new String(intent, StandardCharsets.UTF_8)),
                begun.at());
    }

    private Intent intent(SignatoryPlace place, Turn turn, String head, Instant at, Made made) {
        var agreement = place.agreement();
        var who = agreement.signatory(place.person()).orElseThrow();
        var consent = place.signer().consent();
        var nonce = new byte[NONCE];
        DICE.nextBytes(nonce);
        return new Intent(
                1,
                Intent.TYPE,
                instance,
                agreement.id().value(),
                agreement.frozen().orElseThrow(),
                head,
                agreement.field(place.person()),
                who.party(),
                place.person().value(),
                Embedding.of(agreement, place.person(), authority.result()).said(who.capacity()),
                consent.map(Signer.Consent::textSha256).orElse(""),
                consent.map(Signer.Consent::language).orElse(""),
                place.room().workshop().agenda().current().map(s -> s.value()).orElse(""),
                agreement.last().map(Fact::hash).orElse(Fact.FIRST),
                Base64.getUrlEncoder().withoutPadding().encodeToString(nonce),
                at.toString(),
                turn.until().toString(),
                Sha256.of(made.dtbs()).hex());
    }

    /** Takes the signature: checks it, embeds it, checks the whole, keeps it, and says so. */
    Future<Signed> sign(RoutingContext context) {
        var asked = Replies.body(context, Sign.class);
        return SignatoryPlace.take(access, context)
                .compose(
                        place -> {
                            var arrived = place.room().now();
                            var name = "sign/" + place.name() + "/" + asked.value().orElse("");
                            return once.of(name, () -> sign(place, asked, arrived));
                        });
    }

    private Future<Signed> sign(SignatoryPlace place, Sign asked, Instant arrived) {
        var before = place.signer().signed();
        if (before.isPresent()) {
            return Future.succeededFuture(new Signed(before.get().revision()));
        }
        boolean isServers = place.who().mode() == Signatory.KeyMode.SERVER;
        if (isServers != asked.value().isEmpty()) throw badSignature();
        if (isServers) return signOnce(place, asked.fence(), arrived);
        var begun = begun(place, asked.fence());
        var value = SignatoryPlace.bytes(asked.value().get());
        return make(place, begun.base(), begun.at(), begun.drawn())
                .compose(made -> embed(place, asked.fence(), arrived, begun, made, value));
    }

    /** With a key that is made for this one signature and lives no longer than it takes. */
    private Future<Signed> signOnce(SignatoryPlace place, long fence, Instant arrived) {
        place.turn(fence);
        return work(SignatoryKey::make)
                .compose(
                        keys ->
                                certificates
                                        .certify(place, keys.getPublic(), "server")
                                        .compose(
                                                v ->
                                                        begin(
                                                                place,
                                                                new Begin(fence, Optional.empty())))
                                        .compose(v -> signWith(place, keys, fence, arrived)));
    }

    private Future<Signed> signWith(
            SignatoryPlace place, KeyPair keys, long fence, Instant arrived) {
        var begun = begun(place, fence);
        return make(place, begun.base(), begun.at(), begun.drawn())
                .compose(
                        made -> {
                            // Another node made another key meanwhile: what came of that is the
                            // answer to who asks again.
                            if (!made.act().certificate().getPublicKey().equals(keys.getPublic()))
                                throw new Refusal(503, "away");
                            return work(() -> SignatoryKey.sign(keys, made.dtbs()))
                                    .compose(
                                            value ->
                                                    embed(
                                                            place, fence, arrived, begun, made,
                                                            value));
                        });
    }

    /** {@code value} as browsers write it (IEEE P1363). */
    private Future<Signed> embed(
            SignatoryPlace place,
            long fence,
            Instant arrived,
            Turn.Begun begun,
            Made made,
            byte[] value) {
        return work(() -> embed(place, made, value))
                .compose(pdf -> files.put(place.room().id(), pdf))
                .compose(
                        revision -> {
                            var embed =
                                    new ServerCommand.EmbedSignature(
                                            place.agreement().id(),
                                            place.person(),
                                            fence,
                                            arrived,
                                            begun.base(),
                                            revision,
                                            made.certificate(),
                                            begun.at(),
                                            place.who().mode());
                            return place.say(embed).map(v -> new Signed(revision));
                        })
                .recover(e -> signedBefore(place, e));
    }

    /** Another tab, or another node, was first: what it signed is the signature of this person. */
    private static Future<Signed> signedBefore(SignatoryPlace place, Throwable why) {
        var before = place.signer().signed();
        return why instanceof Refusal && before.isPresent()
                ? Future.succeededFuture(new Signed(before.get().revision()))
                : Future.failedFuture(why);
    }

    private byte[] embed(SignatoryPlace place, Made made, byte[] value) {
        return Embedding.of(made.of(), place.person(), authority.result())
                .signed(made.act(), made.dtbs(), value, place.room().now())
                .orElseThrow(SigningDesk::badSignature);
    }

    private Future<Made> make(
            SignatoryPlace place, String base, Instant at, Optional<String> drawn) {
        var workshop = place.room().id();
        var agreement = place.agreement();
        var picture =
                drawn.map(sha -> files.need(workshop, sha).map(Optional::of))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
        return Future.all(files.need(workshop, base), picture, authority)
                .compose(
                        all ->
                                work(
                                        () -> {
                                            var act =
                                                    Embedding.of(
                                                                    agreement,
                                                                    place.person(),
                                                                    all.resultAt(2))
                                                            .act(
                                                                    all.resultAt(0),
                                                                    at,
                                                                    all.resultAt(1));
                                            return new Made(
                                                    agreement,
                                                    act,
                                                    Pades.toSign(act),
                                                    Pades.prepared(act));
                                        }));
    }

    private <T> Future<T> work(Supplier<T> work) {
        return vertx.executeBlocking(work::get, false).map(Objects::requireNonNull);
    }

    private static Drawing drawing(String base64) {
        try {
            return new Drawing(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new Refusal(422, "agreement.bad_drawing");
        }
    }

    private static Refusal badSignature() {
        return new Refusal(422, "agreement.bad_signature");
    }
}
