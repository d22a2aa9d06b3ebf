package org.khural.effect;

import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.khural.domain.Command;
import org.khural.domain.LetterView;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;
import org.khural.domain.WorkshopId;
import org.khural.domain.agreement.Agreement;
import org.khural.domain.agreement.Fact;
import org.khural.domain.agreement.ServerCommand.SettleNotice;
import org.khural.domain.agreement.Signatory;
import org.khural.domain.agreement.Signer;
import org.khural.domain.agreement.Stage;
import org.khural.domain.people.Plate;
import org.khural.signing.Authority;
import org.khural.signing.Sha256;

/**
 * Tells each signatory how an agreement ended. Heads of the evidence that lie in many mailboxes are
 * what this server cannot change later (signing 6). Tried for a day after the end, so that mail
 * which is set up years later tells nobody of what was long ago.
 */
public final class MailParties implements Work {
    /** Larger ones do not get through everywhere; they are fetched. */
    private static final int MOST_ATTACHED = 5_000_000;

    private static final int AT_ONCE = 4;
    private static final Duration TRIED = Duration.ofDays(1);

    private final Optional<Postman> postman;
    private final Files files;
    private final Future<Authority> authority;
    private final URI publicUrl;
    private final Supplier<Instant> now;

    /** Files of a workshop by their SHA-256. */
    public interface Files {
        Future<Optional<byte[]>> get(WorkshopId workshop, String sha256);
    }

    /**
     * @param postman empty: the operator set up no mail, and nobody is written to
     */
    public MailParties(
            Optional<Postman> postman,
            Files files,
            Future<Authority> authority,
            URI publicUrl,
            Supplier<Instant> now) {
        this.postman = postman;
        this.files = files;
        this.authority = authority;
        this.publicUrl = publicUrl;
        this.now = now;
    }

    @Override
    public List<Task> pending(Workshop workshop) {
        if (postman.isEmpty()) return List.of();
        return workshop.agreements().stream()
                .filter(Agreement::isEnded)
                // Heads of institutions do not hear of a rehearsal.
                .filter(agreement -> !agreement.terms().test())
                .filter(this::isRecent)
                .flatMap(agreement -> pending(workshop, agreement))
                .limit(AT_ONCE)
                .toList();
    }

    private boolean isRecent(Agreement agreement) {
        return agreement
                .conclusion()
                .map(Fact::at)
                .filter(end -> now.get().isBefore(end.plus(TRIED)))
                .isPresent();
    }

    private Stream<Task> pending(Workshop workshop, Agreement agreement) {
        return agreement.signatories().stream()
                .map(Signatory::person)
                .filter(person -> !agreement.signer(person).notified())
                .filter(person -> LetterView.of(workshop, person).address().isPresent())
                .map(
                        person ->
                                new Task(
                                        "ended:" + agreement.id() + ":" + person,
                                        () -> deliver(workshop, agreement, person)));
    }

    private Future<Command> deliver(Workshop workshop, Agreement agreement, PersonId person) {
        return authority
                .compose(
                        keys ->
                                attachment(workshop, agreement)
                                        .compose(
                                                file ->
                                                        send(
                                                                workshop, agreement, person, keys,
                                                                file)))
                .map(v -> settled(agreement, person, true))
                .recover(
                        e ->
                                e instanceof Postman.AddressRefused
                                        ? Future.succeededFuture(settled(agreement, person, false))
                                        : Future.failedFuture(e));
    }

    private static Command settled(Agreement agreement, PersonId person, boolean sent) {
        return new SettleNotice(agreement.id(), person, sent);
    }

    private Future<Void> send(
            Workshop workshop,
            Agreement agreement,
            PersonId person,
            Authority keys,
            Optional<Postman.Attachment> file) {
        var to = LetterView.of(workshop, person);
        var language =
                agreement
                        .signer(person)
                        .consent()
                        .map(Signer.Consent::language)
                        .orElse(agreement.terms().languages().getFirst());
        var kind = agreement.stage() == Stage.SEALED ? "sealed" : "ended";
        var words = LetterWords.in(kind, language);
        var values = new HashMap<>(words.values(to, ""));
        values.putAll(values(words, workshop, agreement));
        values.put("root", Sha256.of(keys.root()).grouped());
        values.put("verify", publicUrl.resolve("/verify").toString());
        var id = "ended-" + workshop.id() + "-" + agreement.id() + "-" + person;
        return postman.orElseThrow()
                .send(
                        new Postman.Message(
                                id,
                                to.address().orElseThrow(),
                                words.subject(values),
                                words.text(values),
                                file));
    }

    private static Map<String, String> values(
            LetterWords words, Workshop workshop, Agreement agreement) {
        var document = agreement.sealed().map(Agreement.Sealed::document).or(agreement::head);
        var end = agreement.conclusion().orElseThrow();
        var by = agreement.ending().map(e -> words.said(name(workshop, agreement, e.by())));
        var values = new HashMap<String, String>();
        values.put("agreement", words.said(agreement.terms().title()));
        values.put("document", new Sha256(document.orElseThrow()).grouped());
        values.put("chain", new Sha256(end.hash()).grouped());
        values.put("at", end.at().truncatedTo(ChronoUnit.SECONDS).toString());
        values.put("signed", agreement.signed().size() + " / " + agreement.signatories().size());
        values.put("declined", by.filter(b -> agreement.stage() == Stage.DECLINED).orElse(""));
        values.put("cancelled", by.filter(b -> agreement.stage() == Stage.CANCELLED).orElse(""));
        values.put("reason", agreement.ending().map(Agreement.Ending::reason).orElse(""));
        values.put(
                "expired",
                agreement.stage() == Stage.EXPIRED ? agreement.terms().expires().toString() : "");
        values.put("paper", agreement.stage() == Stage.ON_PAPER ? values.get("at") : "");
        return values;
    }

    private static LocalizedText name(Workshop workshop, Agreement agreement, PersonId person) {
        var plate = Plate.of(workshop.people(), person);
        return agreement
                .signatory(person)
                .map(Signatory::name)
                .or(plate::name)
                .or(plate::capacity)
                .orElseGet(() -> LocalizedText.of("en", person.value()));
    }

    private Future<Optional<Postman.Attachment>> attachment(
            Workshop workshop, Agreement agreement) {
        if (agreement.sealed().isEmpty()) return Future.succeededFuture(Optional.empty());
        return files.get(workshop.id(), agreement.sealed().get().document())
                .map(
                        file ->
                                file.filter(pdf -> pdf.length <= MOST_ATTACHED)
                                        .map(
                                                pdf ->
                                                        new Postman.Attachment(
                                                                "agreement.pdf",
                                                                "application/pdf",
                                                                pdf)));
    }
}
