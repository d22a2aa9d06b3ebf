package org.khural.effect;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.khural.domain.AgreementId;
import org.khural.domain.Command;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;
import org.khural.domain.WorkshopId;
import org.khural.domain.agreement.Agreement;
import org.khural.domain.agreement.Fact;
import org.khural.domain.agreement.ServerCommand.Seal;
import org.khural.evidence.Bundle;
import org.khural.evidence.Chain;
import org.khural.evidence.Completion;
import org.khural.evidence.CompletionPdf;
import org.khural.evidence.Examination;
import org.khural.live.Rooms;
import org.khural.signing.Authority;
import org.khural.signing.Pades;
import org.khural.signing.Report;
import org.khural.signing.Sha256;
import org.khural.signing.Trust;
import org.khural.store.Blobs;

/**
 * Makes a document that all have signed one that lasts: what a check needs in ten years is added,
 * the whole is checked as a stranger would, and everything goes into one bundle.
 */
public final class SealAgreement implements Work {
    /** Screens say within this time that they have reckoned the last fingerprint. */
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Blobs blobs;
    private final Future<Authority> authority;
    private final Rooms rooms;

    public SealAgreement(Vertx vertx, Blobs blobs, Future<Authority> authority, Rooms rooms) {
        this.vertx = vertx;
        this.blobs = blobs;
        this.authority = authority;
        this.rooms = rooms;
    }

    @Override
    public List<Task> pending(Workshop workshop) {
        return workshop.agreements().stream()
                .filter(Agreement::wantsSealing)
                .map(a -> new Task("seal:" + a.id(), () -> seal(workshop.id(), a.id())))
                .toList();
    }

    /** As it is when the screens have had their time: what they confirmed is part of it. */
    private Future<Command> seal(WorkshopId workshop, AgreementId id) {
        return vertx.timer(WAIT.toMillis(), TimeUnit.MILLISECONDS)
                .compose(v -> rooms.open(workshop))
                .map(
                        room ->
                                room.flatMap(r -> r.workshop().agreements().agreement(id))
                                        .filter(Agreement::wantsSealing)
                                        .orElseThrow())
                .compose(agreement -> seal(workshop, agreement));
    }

    private record Files(byte[] document, byte[] completion, byte[] bundle) {}

    private Future<Command> seal(WorkshopId workshop, Agreement agreement) {
        var at = rooms.now();
        return Future.all(
                        authority,
                        need(workshop, agreement.head().orElseThrow()),
                        intents(workshop, agreement))
                .compose(
                        all ->
                                vertx.executeBlocking(
                                        () ->
                                                files(
                                                        agreement,
                                                        all.resultAt(0),
                                                        all.resultAt(1),
                                                        all.resultAt(2),
                                                        at),
                                        false))
                .map(Objects::requireNonNull)
                .compose(files -> keep(workshop, agreement, files, at));
    }

    private Future<Command> keep(
            WorkshopId workshop, Agreement agreement, Files files, Instant at) {
        return Future.all(
                        blobs.put(workshop, files.document()),
                        blobs.put(workshop, files.completion()),
                        blobs.put(workshop, files.bundle()))
                .map(
                        put ->
                                new Seal(
                                        agreement.id(),
                                        new Agreement.Sealed(
                                                put.resultAt(0),
                                                put.resultAt(1),
                                                put.resultAt(2),
                                                at)));
    }

    private static Files files(
            Agreement agreement,
            Authority keys,
            byte[] head,
            Map<String, byte[]> intents,
            Instant at) {
        var revoked =
                keys.revocations(
                        agreement.facts().size(), Authority.bySerial(agreement.revoked()), at);
        var document = Pades.lasting(head, keys, revoked, at);
        var chain = Chain.of(agreement.facts().stream().map(Fact::line));
        var completion = completion(agreement, chain, keys, at);
        var more = new HashMap<>(intents);
        var certificate = CompletionPdf.of(completion, keys, revoked);
        more.put(Bundle.CERTIFICATE, certificate);
        more.put(Bundle.CERTIFICATE_DATA, completion.json());
        var bundle = Bundle.of(document, chain, keys, revoked, more, at);
        // As whoever gets it will check it: what does not pass here is never given out.
        var examined = Examination.of(bundle, new Trust(keys.root(), revoked), at);
        if (examined.verdict() != Report.Verdict.VALID) {
            throw new IllegalStateException(
                    "The sealed agreement is "
                            + examined.verdict()
                            + ": "
                            + examined.findings()
                            + examined.document().findings());
        }
        return new Files(document, certificate, bundle.zip());
    }

    private static Completion completion(
            Agreement agreement, Chain chain, Authority keys, Instant at) {
        var terms = agreement.terms();
        return new Completion(
                agreement.id().value(),
                terms.title(),
                terms.languages(),
                terms.prevailing(),
                agreement.parties().stream()
                        .map(p -> new Completion.Party(p.name(), p.country()))
                        .toList(),
                agreement.signed().stream().map(p -> signature(agreement, p)).toList(),
                new Sha256(agreement.frozen().orElseThrow()),
                new Sha256(agreement.head().orElseThrow()),
                agreement.receipts().map(r -> new Completion.Receipts(r.confirmed(), r.of())),
                chain.head(),
                Sha256.of(keys.root()),
                at,
                terms.test());
    }

    private static Completion.Signature signature(Agreement agreement, PersonId person) {
        var who = agreement.signatory(person).orElseThrow();
        var signer = agreement.signer(person);
        var signed = signer.signed().orElseThrow();
        var proofs = new ArrayList<Completion.Proof>();
        proofs.add(Completion.Proof.LINK);
        if (isIdentifiedByCode(agreement, person)) proofs.add(Completion.Proof.MAIL_CODE);
        if (signer.attested()) proofs.add(Completion.Proof.SIGHT);
        return new Completion.Signature(
                who.name(),
                who.capacity(),
                agreement.party(who.party()).name(),
                agreement.field(person),
                signed.at(),
                Completion.Key.valueOf(signed.mode().name()),
                proofs,
                new Sha256(certificate(agreement, agreement.field(person))),
                new Sha256(signed.revision()));
    }

    /** The last time; a key that the server made identifies nobody. */
    private static boolean isIdentifiedByCode(Agreement agreement, PersonId person) {
        return agreement.facts().stream()
                .filter(f -> f.type().equals("identified") || f.type().equals("keyEnrolled"))
                .filter(fact -> person.value().equals(fact.data().get("signatory")))
                .map(fact -> fact.data().getOrDefault("how", ""))
                .filter(how -> !how.equals("server"))
                .reduce((before, last) -> last)
                .filter("email-code"::equals)
                .isPresent();
    }

    private static String certificate(Agreement agreement, String field) {
        return agreement.facts().stream()
                .filter(fact -> fact.type().equals("signed"))
                .filter(fact -> field.equals(fact.data().get("field")))
                .map(fact -> fact.data().getOrDefault("certificate", ""))
                .findFirst()
                .orElseThrow();
    }

    /** What each signatory meant to sign, by the name of the field. */
    private Future<Map<String, byte[]>> intents(WorkshopId workshop, Agreement agreement) {
        var names = new HashMap<String, String>();
        for (var fact : agreement.facts()) {
            if (!fact.type().equals("signing")) continue;
            var person = new PersonId(fact.data().getOrDefault("signatory", ""));
            // The last that was begun is the one that was signed.
            names.put(agreement.field(person), fact.data().getOrDefault("intent", ""));
        }
        Future<Map<String, byte[]>> all = Future.succeededFuture(new HashMap<>());
        for (var each : names.entrySet()) {
            all =
                    all.compose(
                            found ->
                                    need(workshop, each.getValue())
                                            .map(
                                                    file -> {
                                                        found.put(
                                                                "intents/"
                                                                        + each.getKey()
                                                                        + ".json",
                                                                file);
                                                        return found;
                                                    }));
        }
        return all;
    }

    private Future<byte[]> need(WorkshopId workshop, String sha256) {
        return blobs.get(workshop, sha256)
                .map(file -> file.orElseThrow(() -> new IllegalStateException("No " + sha256)));
    }
}
