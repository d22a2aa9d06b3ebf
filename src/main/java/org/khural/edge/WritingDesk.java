package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.Power;
import org.khural.domain.Text;
import org.khural.domain.agreement.Agreement;
import org.khural.domain.agreement.AgreementRejection;
import org.khural.domain.agreement.Party;
import org.khural.domain.agreement.Signatory;
import org.khural.domain.agreement.Stage;
import org.khural.signing.Field;
import org.khural.signing.Inspection;
import org.khural.signing.Writing;

/**
 * Writes the document of an agreement for organisers who bring none: the standard articles, as they
 * were changed, in the languages of the agreement. Who signs, and for whom, is as it was arranged.
 */
final class WritingDesk {
    /** Of all texts at their longest, in letters of three bytes. */
    static final int BODY = 2 << 20;

    private static final int MOST_ARTICLES = 60;
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_TEXT = 4_000;

    /** Written at once: each cuts fonts for a second of one core. */
    private static final int AT_ONCE = 2;

    private final Vertx vertx;
    private final Access access;
    private final Files files;
    private int running;

    /** {@code clauses}: of the articles, those on the languages and on this way of signing. */
    record Standard(
            Map<String, String> title,
            List<Writing.Article> articles,
            List<Writing.Article> clauses) {}

    /** Each text in every language of the agreement. */
    record Write(Map<String, String> title, List<Writing.Article> articles) {}

    /** As a document that was brought; {@code places}: where the writing put the fields. */
    record Written(
            String sha256,
            int bytes,
            int pages,
            List<Inspection.Finding> findings,
            Map<PersonId, Signatory.Place> places) {}

    private record Made(Writing.Written written, Inspection inspection) {}

    WritingDesk(Vertx vertx, Access access, Files files) {
        this.vertx = vertx;
        this.access = access;
        this.files = files;
    }

    /** What there is to begin with. */
    Future<Standard> standard(RoutingContext context) {
        return draft(context)
                .map(
                        seen -> {
                            var terms = seen.agreement().terms();
                            var languages = terms.languages();
                            var title = new LinkedHashMap<>(Writing.standardTitle(languages));
                            terms.title().texts().forEach(title::replace);
                            var prevailing = Optional.of(terms.prevailing());
                            var all = Writing.standardArticles(languages, prevailing);
                            return new Standard(
                                    title, all, all.subList(all.size() - 2, all.size()));
                        });
    }

    /** The document, kept; the organiser then attaches it. */
    Future<Written> write(RoutingContext context) {
        var asked = Replies.body(context, Write.class);
        return draft(context)
                .compose(
                        seen -> {
                            var writing = writing(seen, asked);
                            if (running >= AT_ONCE) throw new Refusal(429, "agreement.busy");
                            running++;
                            return write(seen, writing).onComplete(v -> running--);
                        });
    }

    private Future<Documents.Seen> draft(RoutingContext context) {
        return Documents.see(access, context)
                .map(
                        seen -> {
                            seen.entered().require(Power.PREPARE);
                            var stage = seen.agreement().stage();
                            if (stage == Stage.DRAFT) return seen;
                            throw new Refusal(
                                    409,
                                    AgreementRejection.NOT_NOW.code(),
                                    Map.of("stage", stage.name()));
                        });
    }

    private Future<Written> write(Documents.Seen seen, Writing writing) {
        return vertx.executeBlocking(() -> make(writing), false)
                .map(Objects::requireNonNull)
                .compose(
                        made ->
                                files.put(seen.workshop().id(), made.written().pdf())
                                        .map(sha256 -> written(sha256, made)));
    }

    private static Made make(Writing writing) {
        var missing = writing.missing();
        if (!missing.isEmpty()) {
            throw new Refusal(
                    422, "agreement.missing_letters", Map.of("letters", letters(missing)));
        }
        var written = writing.pdf();
        return new Made(written, Inspection.of(written.pdf()));
    }

    private static String letters(Set<Integer> missing) {
        return missing.stream().limit(20).map(Character::toString).collect(Collectors.joining(" "));
    }

    private static Written written(String sha256, Made made) {
        var found = made.inspection();
        var places = new LinkedHashMap<PersonId, Signatory.Place>();
        for (var field : made.written().fields()) {
            places.put(new PersonId(field.name()), place(field));
        }
        int bytes = made.written().pdf().length;
        return new Written(sha256, bytes, found.pages(), found.findings(), places);
    }

    private static Signatory.Place place(Field field) {
        return new Signatory.Place(
                field.page(),
                Math.round(field.x()),
                Math.round(field.y()),
                Math.round(field.width()),
                Math.round(field.height()));
    }

    private static Writing writing(Documents.Seen seen, Write asked) {
        var agreement = seen.agreement();
        if (agreement.signatories().isEmpty()) {
            throw SignatoryPlace.refused(AgreementRejection.NO_SIGNATORIES);
        }
        if (asked.articles().size() > MOST_ARTICLES) {
            throw refused(AgreementRejection.TOO_MANY, MOST_ARTICLES);
        }
        var languages = agreement.terms().languages();
        var articles = new ArrayList<Writing.Article>();
        for (var article : asked.articles()) {
            articles.add(
                    new Writing.Article(
                            texts(languages, article.heading(), LONGEST_TITLE),
                            texts(languages, article.text(), LONGEST_TEXT)));
        }
        return new Writing(
                languages,
                texts(languages, asked.title(), LONGEST_TITLE),
                agreement.parties().stream().map(p -> party(agreement, p)).toList(),
                articles,
                seen.entered().room().now(),
                agreement.terms().test());
    }

    private static Map<String, String> texts(
            List<String> languages, Map<String, String> said, int longest) {
        var texts = new LinkedHashMap<String, String>();
        for (var language : languages) {
            var text = Text.clean(said.getOrDefault(language, ""));
            if (text.isEmpty()) throw new Refusal(422, "agreement.text_missing");
            if (text.codePointCount(0, text.length()) > longest) {
                throw refused(AgreementRejection.TEXT_TOO_LONG, longest);
            }
            texts.put(language, text);
        }
        return texts;
    }

    private static Refusal refused(AgreementRejection why, int limit) {
        return new Refusal(409, why.code(), Map.of("limit", limit));
    }

    private static Writing.Party party(Agreement agreement, Party party) {
        var languages = agreement.terms().languages();
        var signers =
                agreement.signatories().stream()
                        .filter(s -> s.party().equals(party.id()))
                        .map(
                                s ->
                                        new Writing.Signer(
                                                s.person().value(),
                                                each(languages, s.name()),
                                                each(languages, s.capacity())))
                        .toList();
        var country = new LinkedHashMap<String, String>();
        for (var language : languages) country.put(language, country(party, language));
        return new Writing.Party(each(languages, party.name()), country, signers);
    }

    private static String country(Party party, String language) {
        return party.country()
                .map(code -> Locale.of("", code).getDisplayCountry(Locale.of(language)))
                .orElse("");
    }

    /** In each language; where it was not written in one, as a screen would show it. */
    private static Map<String, String> each(List<String> languages, LocalizedText text) {
        var texts = text.texts();
        var any = texts.getOrDefault("en", texts.values().iterator().next());
        var each = new LinkedHashMap<String, String>();
        for (var language : languages) each.put(language, texts.getOrDefault(language, any));
        return each;
    }
}
