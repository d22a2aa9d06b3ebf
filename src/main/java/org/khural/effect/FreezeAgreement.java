package org.khural.effect;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khural.domain.Command;
import org.khural.domain.LocalizedText;
import org.khural.domain.Workshop;
import org.khural.domain.WorkshopId;
import org.khural.domain.agreement.Agreement;
import org.khural.domain.agreement.Party;
import org.khural.domain.agreement.ServerCommand.RefuseFreeze;
import org.khural.domain.agreement.ServerCommand.SettleFreeze;
import org.khural.domain.agreement.Signatory;
import org.khural.signing.Field;
import org.khural.signing.Glyphs;
import org.khural.signing.Inspection;
import org.khural.signing.Pades;
import org.khural.signing.PageSize;
import org.khural.store.Blobs;

/**
 * Builds the document that will be signed, with all its empty fields, once it has been looked
 * through again: what a browser said of the file is nobody's word.
 */
public final class FreezeAgreement implements Work {
    private final Vertx vertx;
    private final Blobs blobs;

    public FreezeAgreement(Vertx vertx, Blobs blobs) {
        this.vertx = vertx;
        this.blobs = blobs;
    }

    @Override
    public Duration life() {
        return Duration.ofSeconds(30);
    }

    /** One that was refused and changed since is another task. */
    @Override
    public List<Task> pending(Workshop workshop) {
        return workshop.agreements().stream()
                .filter(Agreement::wantsFreezing)
                .map(
                        a ->
                                new Task(
                                        "freeze:"
                                                + a.id()
                                                + ":"
                                                + Objects.hash(a.document(), a.terms(), a.parties())
                                                + ":"
                                                + a.signatories().hashCode(),
                                        () -> freeze(workshop.id(), a)))
                .toList();
    }

    private Future<Command> freeze(WorkshopId workshop, Agreement agreement) {
        var source = agreement.document().orElseThrow().sha256();
        return blobs.get(workshop, source)
                .compose(
                        pdf ->
                                pdf.isEmpty()
                                        ? Future.succeededFuture(
                                                refused(agreement, List.of(missing(source))))
                                        : freeze(workshop, agreement, source, pdf.get()));
    }

    private Future<Command> freeze(
            WorkshopId workshop, Agreement agreement, String source, byte[] pdf) {
        return vertx.executeBlocking(() -> Built.of(agreement, pdf), false)
                .map(Objects::requireNonNull)
                .compose(
                        built ->
                                built.pdf().isEmpty()
                                        ? Future.succeededFuture(
                                                refused(agreement, built.findings()))
                                        : blobs.put(workshop, built.pdf().get())
                                                .map(
                                                        r0 ->
                                                                settled(
                                                                        agreement, source, pdf,
                                                                        built, r0)));
    }

    private static Command settled(
            Agreement agreement, String source, byte[] pdf, Built built, String r0) {
        var document = new Agreement.Document(source, pdf.length, built.pages());
        return new SettleFreeze(agreement.id(), document, r0);
    }

    private static Command refused(Agreement agreement, List<Agreement.Finding> findings) {
        return new RefuseFreeze(agreement.id(), findings);
    }

    private static Agreement.Finding missing(String source) {
        return new Agreement.Finding("MISSING_BLOB", Optional.empty(), source);
    }

    /** The document with its fields, or what is against it. */
    private record Built(Optional<byte[]> pdf, int pages, List<Agreement.Finding> findings) {
        /** More are of no use to anybody. */
        private static final int MOST_FINDINGS = 50;

        static Built of(Agreement agreement, byte[] pdf) {
            var inspection = Inspection.of(pdf);
            var findings = new ArrayList<Agreement.Finding>();
            for (var found : inspection.findings()) {
                findings.add(
                        new Agreement.Finding(found.code().name(), found.page(), found.about()));
            }
            findings.addAll(unwritable(agreement));
            var fields = fields(agreement);
            if (findings.isEmpty()) findings.addAll(offPage(fields, pdf));
            if (!findings.isEmpty()) {
                var few = findings.stream().limit(MOST_FINDINGS).toList();
                return new Built(Optional.empty(), inspection.pages(), few);
            }
            return new Built(
                    Optional.of(Pades.withFields(pdf, fields)), inspection.pages(), List.of());
        }

        private static List<Field> fields(Agreement agreement) {
            var fields = new ArrayList<Field>();
            for (var signatory : agreement.signatories()) {
                var place = signatory.place().orElseThrow();
                fields.add(
                        new Field(
                                agreement.field(signatory.person()),
                                place.page(),
                                place.x(),
                                place.y(),
                                place.width(),
                                place.height()));
            }
            return fields;
        }

        private static List<Agreement.Finding> offPage(List<Field> fields, byte[] pdf) {
            var sizes = PageSize.of(pdf);
            return fields.stream()
                    .filter(
                            field ->
                                    field.page() > sizes.size()
                                            || !sizes.get(field.page() - 1).holds(field))
                    .map(
                            field ->
                                    new Agreement.Finding(
                                            "FIELD_OFF_PAGE",
                                            Optional.of(field.page()),
                                            field.name()))
                    .toList();
        }

        /** A name that no font can draw would be squares in the signature. */
        private static List<Agreement.Finding> unwritable(Agreement agreement) {
            var names =
                    Stream.concat(
                            agreement.parties().stream().map(Party::name),
                            agreement.signatories().stream().flatMap(Built::said));
            Set<Integer> missing = new LinkedHashSet<>();
            names.flatMap(name -> name.texts().values().stream())
                    .forEach(text -> missing.addAll(Glyphs.missing(text)));
            if (missing.isEmpty()) return List.of();
            var letters =
                    missing.stream()
                            .limit(20)
                            .map(c -> Character.toString(c) + " U+" + hex(c))
                            .collect(Collectors.joining(", "));
            return List.of(new Agreement.Finding("MISSING_GLYPH", Optional.empty(), letters));
        }

        private static Stream<LocalizedText> said(Signatory signatory) {
            return Stream.of(signatory.name(), signatory.capacity());
        }

        private static String hex(int c) {
            return Integer.toHexString(c).toUpperCase(Locale.ROOT);
        }
    }
}
