package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.khural.domain.Actor;
import org.khural.domain.Command;
import org.khural.domain.PersonId;
import org.khural.domain.agreement.Agreement;
import org.khural.domain.agreement.AgreementRejection;
import org.khural.domain.agreement.Fact;
import org.khural.domain.agreement.ServerCommand;
import org.khural.domain.agreement.Signatory;
import org.khural.domain.agreement.Signer;
import org.khural.domain.agreement.Turn;
import org.khural.live.Room;
import org.khural.signing.Authority;
import org.khural.signing.Drawing;
import org.khural.signing.Pades;
import org.khural.signing.Sha256;
import org.khural.signing.SignatoryKey;

/**
 * Where a called signatory signs: a certificate for the browser's key, what is to be signed, and
 * the signature. The rules decide whose turn it is; here the bytes are made and checked (signing
 * 3.4, 4 to 9). Whatever is asked again is answered as before.
 */
final class SigningDesk {
    private static final Duration LONGEST_LIFE = Duration.ofDays(30);
    private static final SecureRandom DICE = new SecureRandom();
    private static final int NONCE = 24;

    private final Vertx vertx;
    private final Access access;
    private final Files files;
    private final Future<Authority> authority;
    private final String instance;

    /** What is being done: asked twice at once it is done once. */
    private final Map<String, Future<?>> running = new HashMap<>();

    record Enrol(String spki, String proof) {}

    record Certified(String certificate) {}

    record Begin(long fence, Optional<String> drawn) {}

    /** {@code increment} and {@code dtbs} in Base64. */
    record ToSign(String base, String increment, String dtbs, Intent intent, Instant at) {}

    record Sign(long fence, String value) {}

    record Signed(String revision) {}

    /** A signatory at the desk. */
    private record Place(Documents.Seen seen, PersonId person) {
        Room room() {
            return seen.entered().room();
        }

        /** As it is now: it may have changed while something was made. */
        Agreement agreement() {
            return room().workshop().agreements().agreement(seen.agreement().id()).orElseThrow();
        }

        Signer signer() {
            return agreement().signer(person);
        }

        String name() {
            return room().id() + "/" + seen.agreement().id() + "/" + person;
        }
    }

    private record Made(Pades.Act act, byte[] dtbs, byte[] increment) {}

    SigningDesk(
            Vertx vertx, Access access, Files files, Future<Authority> authority, String instance) {
        this.vertx = vertx;
        this.access = access;
        this.files = files;
        this.authority = authority;
        this.instance = instance;
    }

    /** Certifies a key that the signatory's browser made and has shown to hold. */
    Future<Certified> enrol(RoutingContext context) {
        var asked = Replies.body(context, Enrol.class);
        return take(context)
                .compose(place -> once("enrol/" + place.name(), () -> enrol(place, asked)));
    }

    private Future<Certified> enrol(Place place, Enrol asked) {
        var key = SignatoryKey.read(bytes(asked.spki())).orElseThrow(SigningDesk::badKey);
        var words =
                "khural-key-v1 "
                        + place.room().id()
                        + " "
                        + place.agreement().id()
                        + " "
                        + place.person();
        if (!SignatoryKey.proves(key, words, bytes(asked.proof()))) throw badKey();
        var known = place.signer().key();
        if (known.filter(k -> isOf(k, key)).isPresent()) {
            return Future.succeededFuture(new Certified(known.get().certificate()));
        }
        return authority
                .compose(keys -> work(() -> certify(place, keys, key)))
                .compose(
                        made ->
                                system(
                                                place,
                                                new ServerCommand.EnrolKey(
                                                        place.agreement().id(),
                                                        place.person(),
                                                        made,
                                                        "link"))
                                        .map(v -> new Certified(made.certificate())));
    }

    private static boolean isOf(Signer.Key known, PublicKey key) {
        var certificate = Embedding.read(Base64.getDecoder().decode(known.certificate()));
        return certificate.getPublicKey().equals(key);
    }

    private Signer.Key certify(Place place, Authority keys, PublicKey key) {
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

    /** What the called signatory is to sign. */
    Future<ToSign> begin(RoutingContext context) {
        var asked = Replies.body(context, Begin.class);
        return take(context)
                .compose(place -> once("begin/" + place.name(), () -> begin(place, asked)));
    }

    private Future<ToSign> begin(Place place, Begin asked) {
        var agreement = place.agreement();
        var turn = turn(place, asked.fence());
        if (place.signer().key().isEmpty()) throw refused(AgreementRejection.IDENTIFY_FIRST);
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
            Place place, Turn turn, String head, Instant at, Optional<String> drawn, Made made) {
        var intent = intent(place, turn, head, at, made);
        var text = intent.canonical().getBytes(StandardCharsets.UTF_8);
        return files.put(place.room().id(), text)
                .compose(
                        sha256 -> {
                            var begun =
                                    new Turn.Begun(
                                            head,
                                            at,
                                            intent.nonce(),
                                            intent.dtbsSha256(),
                                            sha256,
                                            drawn);
                            var id = place.agreement().id();
                            return system(
                                    place,
                                    new ServerCommand.BeginSigning(
                                            id, place.person(), turn.fence(), begun));
                        })
                .compose(
                        v -> {
                            // Another tab, or another node, may have begun first: then that counts.
                            var begun = turn(place, turn.fence()).begun().orElseThrow();
                            return again(place, begun);
                        });
    }

    /** The same once more, from what was written down. */
    private Future<ToSign> again(Place place, Turn.Begun begun) {
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

    private Intent intent(Place place, Turn turn, String head, Instant at, Made made) {
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
        return take(context)
                .compose(
                        place -> {
                            var arrived = place.room().now();
                            var name = "sign/" + place.name() + "/" + asked.value();
                            return once(name, () -> sign(place, asked, arrived));
                        });
    }

    private Future<Signed> sign(Place place, Sign asked, Instant arrived) {
        var before = place.signer().signed();
        if (before.isPresent()) {
            return Future.succeededFuture(new Signed(before.get().revision()));
        }
        var begun =
                turn(place, asked.fence())
                        .begun()
                        .orElseThrow(() -> refused(AgreementRejection.NO_TURN));
        var value = bytes(asked.value());
        return make(place, begun.base(), begun.at(), begun.drawn())
                .compose(made -> work(() -> embed(place, made, value)))
                .compose(pdf -> files.put(place.room().id(), pdf))
                .compose(
                        revision -> {
                            var embed =
                                    new ServerCommand.EmbedSignature(
                                            place.agreement().id(),
                                            place.person(),
                                            asked.fence(),
                                            arrived,
                                            begun.base(),
                                            revision,
                                            place.signer().key().orElseThrow().sha256(),
                                            begun.at(),
                                            Signatory.KeyMode.CLIENT);
                            return system(place, embed).map(v -> new Signed(revision));
                        });
    }

    private byte[] embed(Place place, Made made, byte[] value) {
        return Embedding.of(place.agreement(), place.person(), authority.result())
                .signed(made.act(), made.dtbs(), value, place.room().now())
                .orElseThrow(() -> new Refusal(422, "agreement.bad_signature"));
    }

    private Future<Made> make(Place place, String base, Instant at, Optional<String> drawn) {
        var workshop = place.room().id();
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
                                                                    place.agreement(),
                                                                    place.person(),
                                                                    all.resultAt(2))
                                                            .act(
                                                                    all.resultAt(0),
                                                                    at,
                                                                    all.resultAt(1));
                                            return new Made(
                                                    act, Pades.toSign(act), Pades.prepared(act));
                                        }));
    }

    /** The turn of who asks; a refusal as the rules would say it. */
    private static Turn turn(Place place, long fence) {
        var turn = place.agreement().turn();
        if (turn.filter(t -> t.person().equals(place.person())).isEmpty()) {
            throw refused(AgreementRejection.NO_TURN);
        }
        if (turn.get().fence() != fence) {
            throw new Refusal(
                    409, AgreementRejection.STALE_TURN.code(), Map.of("fence", turn.get().fence()));
        }
        return turn.get();
    }

    private Future<Place> take(RoutingContext context) {
        return Documents.see(access, context)
                .map(
                        seen -> {
                            if (!(seen.entered().actor() instanceof Actor.Human(var person))
                                    || !seen.isSignatory()) {
                                throw refused(AgreementRejection.NOT_A_SIGNATORY);
                            }
                            return new Place(seen, person);
                        });
    }

    private static Future<Void> system(Place place, Command command) {
        return Organising.say(place.room(), Actor.SYSTEM, command);
    }

    private <T> Future<T> work(Supplier<T> work) {
        return vertx.executeBlocking(work::get, false).map(Objects::requireNonNull);
    }

    @SuppressWarnings("unchecked")
    private <T> Future<T> once(String name, Supplier<Future<T>> begin) {
        var asked = running.get(name);
        if (asked != null) return (Future<T>) asked;
        var begun = begin.get();
        if (begun.isComplete()) return begun;
        running.put(name, begun);
        return begun.onComplete(v -> running.remove(name));
    }

    private static Drawing drawing(String base64) {
        try {
            return new Drawing(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new Refusal(422, "agreement.bad_drawing");
        }
    }

    private static byte[] bytes(String base64url) {
        try {
            return Base64.getUrlDecoder().decode(base64url);
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed("", "what is sent is base64url");
        }
    }

    private static Refusal badKey() {
        return new Refusal(422, "agreement.bad_key");
    }

    private static Refusal refused(AgreementRejection why) {
        return new Refusal(409, why.code());
    }
}
