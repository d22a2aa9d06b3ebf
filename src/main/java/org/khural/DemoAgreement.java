package org.khural;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.AgreementId;
import org.khural.domain.Command;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;
import org.khural.domain.agreement.Agreement;
import org.khural.domain.agreement.Party;
import org.khural.domain.agreement.PrepareCommand;
import org.khural.domain.agreement.Signatory;
import org.khural.domain.agreement.Terms;
import org.khural.signing.Field;
import org.khural.signing.PageSize;
import org.khural.signing.Writing;

/**
 * What the launch day ends with: the heads of two institutions in two countries sign an agreement
 * in two languages. It is frozen, so that it can be signed at once.
 */
final class DemoAgreement {
    static final AgreementId ID = new AgreementId("agreement");
    private static final List<String> LANGUAGES = List.of("en", "mn");
    private static final Duration LIFE = Duration.ofDays(30);

    private record Head(PersonId person, String institution, String country, String countryMn) {}

    private static final List<Head> HEADS =
            List.of(
                    new Head(new PersonId("rector-technology"), "technology", "MN", "Монгол Улс"),
                    new Head(new PersonId("president-sciences"), "sciences", "CN", "БНХАУ"));

    private static final Map<String, String> COUNTRIES = Map.of("MN", "Mongolia", "CN", "China");

    private final Workshop workshop;
    private final Instant now;

    DemoAgreement(Workshop workshop, Instant now) {
        this.workshop = workshop;
        this.now = now;
    }

    /** Slow: letters are drawn and fonts cut. */
    Writing.Written written() {
        var parties = new ArrayList<Writing.Party>();
        for (var head : HEADS) {
            var capacity = of(capacity(head));
            var signer = new Writing.Signer(head.person().value(), capacity, capacity);
            var country =
                    Map.of(
                            "en",
                            COUNTRIES.getOrDefault(head.country(), ""),
                            "mn",
                            head.countryMn());
            parties.add(new Writing.Party(of(institution(head)), country, List.of(signer)));
        }
        return new Writing(
                        LANGUAGES,
                        Writing.standardTitle(LANGUAGES),
                        parties,
                        Writing.standardArticles(LANGUAGES, Optional.of("en")),
                        now,
                        false)
                .pdf();
    }

    /** As the organiser would say it, once the document is kept as {@code sha256}. */
    List<Command> commands(Writing.Written written, String sha256) {
        var terms =
                new Terms(
                        new LocalizedText(Writing.standardTitle(LANGUAGES)),
                        LANGUAGES,
                        "en",
                        Terms.Order.CALLED,
                        180,
                        false,
                        Terms.Shown.DOCUMENT,
                        now.plus(LIFE).truncatedTo(ChronoUnit.MINUTES),
                        false);
        var parties =
                HEADS.stream()
                        .map(
                                head ->
                                        new Party(
                                                head.institution(),
                                                institution(head),
                                                Optional.of(head.country())))
                        .toList();
        var signatories = HEADS.stream().map(head -> signatory(head, written.fields())).toList();
        int pages = PageSize.of(written.pdf()).size();
        var document = new Agreement.Document(sha256, written.pdf().length, pages);
        return List.of(
                new PrepareCommand.Draft(ID, terms),
                new PrepareCommand.AttachDocument(ID, document),
                new PrepareCommand.ArrangeSignatories(ID, parties, signatories),
                new PrepareCommand.Freeze(ID));
    }

    private Signatory signatory(Head head, List<Field> fields) {
        var field =
                fields.stream()
                        .filter(f -> f.name().equals(head.person().value()))
                        .findFirst()
                        .orElseThrow();
        var place =
                new Signatory.Place(
                        field.page(),
                        Math.round(field.x()),
                        Math.round(field.y()),
                        Math.round(field.width()),
                        Math.round(field.height()));
        return new Signatory(
                head.person(),
                head.institution(),
                capacity(head),
                capacity(head),
                Signatory.KeyMode.CLIENT,
                Optional.of(place));
    }

    private LocalizedText institution(Head head) {
        return workshop.people().delegations().values().stream()
                .filter(d -> d.id().value().equals(head.institution()))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static LocalizedText capacity(Head head) {
        return Demo.capacity(head.person());
    }

    private static Map<String, String> of(LocalizedText text) {
        return Map.of("en", text.texts().get("en"), "mn", text.texts().get("mn"));
    }
}
