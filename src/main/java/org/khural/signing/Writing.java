package org.khural.signing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * An agreement that is written here, for those who bring no document: title, parties, numbered
 * articles, and a field for each who signs. In two languages, both stand beside each other.
 *
 * @param languages one or two; each text has all of them. Words around the texts are in English
 *     where there are none in a language
 * @param at when it was written; the same writing gives the same bytes
 * @param isRehearsal said on each page
 */
public record Writing(
        List<String> languages,
        Map<String, String> title,
        List<Party> parties,
        List<Article> articles,
        Instant at,
        boolean isRehearsal) {
    public record Party(
            Map<String, String> institution, Map<String, String> country, List<Signer> signers) {}

    /**
     * @param field its name in the form, unique in the agreement
     * @param name or role
     */
    public record Signer(String field, Map<String, String> name, Map<String, String> capacity) {}

    public record Article(Map<String, String> heading, Map<String, String> text) {}

    /** PDF/A-2b, without the fields: {@link Pades#withFields} adds them. */
    public record Written(byte[] pdf, List<Field> fields) {}

    private static final int STANDARD_ARTICLES = 7;

    public Writing {
        languages = List.copyOf(languages);
        parties = List.copyOf(parties);
        articles = List.copyOf(articles);
        if (languages.isEmpty() || languages.size() > 2) {
            throw new IllegalArgumentException("one or two languages, not " + languages);
        }
    }

    public static Map<String, String> standardTitle(List<String> languages) {
        return each(languages, language -> Words.in(language).of("title"));
    }

    /**
     * What agreements on cooperation usually say, to begin with; the last two articles are on the
     * languages and on the way of signing.
     *
     * @param prevailing the language whose text decides; none: both are equal
     */
    public static List<Article> standardArticles(
            List<String> languages, Optional<String> prevailing) {
        var articles = new ArrayList<Article>();
        for (int i = 1; i <= STANDARD_ARTICLES; i++) {
            articles.add(standard(languages, "article." + i));
        }
        var which = languages.size() < 2 ? "one" : prevailing.isPresent() ? "prevails" : "equal";
        var heading = each(languages, language -> Words.in(language).of("languages.heading"));
        var text = each(languages, language -> onLanguages(language, which, languages, prevailing));
        articles.add(new Article(heading, text));
        articles.add(standard(languages, "signing"));
        return List.copyOf(articles);
    }

    /** What no face can draw: {@link #pdf} fails if there is any. */
    public Set<Integer> missing() {
        var missing = new LinkedHashSet<Integer>();
        for (var language : languages) {
            texts(language).forEach(text -> missing.addAll(Glyphs.missing(text)));
        }
        return missing;
    }

    /**
     * @throws SigningFailed for a letter that no face can draw
     * @throws IllegalArgumentException if a text is not in one of the languages
     */
    public Written pdf() {
        return new Sheet(this).write();
    }

    /** A text in a language of the agreement. */
    static String in(String language, Map<String, String> texts) {
        var text = texts.get(language);
        if (text == null) throw new IllegalArgumentException("Not in " + language + ": " + texts);
        return text;
    }

    private List<String> texts(String language) {
        var all = new ArrayList<>(List.of(title));
        for (var party : parties) {
            all.addAll(List.of(party.institution(), party.country()));
            for (var signer : party.signers()) {
                all.addAll(List.of(signer.name(), signer.capacity()));
            }
        }
        for (var article : articles) all.addAll(List.of(article.heading(), article.text()));
        return all.stream().map(texts -> in(language, texts)).toList();
    }

    private static Article standard(List<String> languages, String key) {
        return new Article(
                each(languages, language -> Words.in(language).of(key + ".heading")),
                each(languages, language -> Words.in(language).of(key + ".text")));
    }

    private static String onLanguages(
            String language, String which, List<String> languages, Optional<String> prevailing) {
        var words = Words.in(language);
        Function<String, String> name =
                tag -> words.has("language." + tag) ? words.of("language." + tag) : tag;
        return words.of("languages." + which)
                .replace("{0}", name.apply(languages.getFirst()))
                .replace("{1}", name.apply(languages.getLast()))
                .replace("{2}", name.apply(prevailing.orElse("")));
    }

    private static Map<String, String> each(List<String> languages, Function<String, String> text) {
        var each = new LinkedHashMap<String, String>();
        for (var language : languages) each.put(language, text.apply(language));
        return each;
    }
}
