package org.khural.effect;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.khural.domain.Command;
import org.khural.domain.LetterView;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;
import org.khural.domain.people.Post;
import org.khural.domain.people.PostCommand.SettleLetter;
import org.khural.store.PersonalLink;

/**
 * Letters with personal links. The token is made when the letter is written and stands nowhere but
 * in it; the link works once the workshop has heard that the letter went out. Sent twice, after a
 * crash, both letters carry the same Message-ID and both their tokens open.
 */
public final class MailLinks implements Work {
    /** At once, of one workshop: the next follow when these are settled. */
    private static final int AT_ONCE = 4;

    private static final Duration LIFE = Duration.ofDays(180);

    private final Optional<Postman> postman;
    private final Function<PersonalLink, Future<String>> token;
    private final Function<String, String> door;
    private final Supplier<Instant> now;

    /**
     * @param postman empty: the operator set up no mail, and the organiser is told
     * @param token makes one more token for a link
     * @param door the address that a token opens
     */
    public MailLinks(
            Optional<Postman> postman,
            Function<PersonalLink, Future<String>> token,
            Function<String, String> door,
            Supplier<Instant> now) {
        this.postman = postman;
        this.token = token;
        this.door = door;
        this.now = now;
    }

    @Override
    public List<Task> pending(Workshop workshop) {
        return workshop.people().post().pending().entrySet().stream()
                .limit(AT_ONCE)
                .map(each -> task(workshop, each.getKey(), each.getValue()))
                .toList();
    }

    private Task task(Workshop workshop, PersonId person, Post.Letter letter) {
        return new Task("mail:" + letter.id(), () -> deliver(workshop, person, letter));
    }

    private Future<Command> deliver(Workshop workshop, PersonId person, Post.Letter letter) {
        var view = LetterView.of(workshop, person);
        if (postman.isEmpty()) return settled(person, letter, Post.Failure.NOT_SET_UP);
        if (view.address().isEmpty()) return settled(person, letter, Post.Failure.ADDRESS_REFUSED);
        if (letter.isOverdue(now.get())) return settled(person, letter, Post.Failure.NOT_REACHED);
        var link =
                new PersonalLink(letter.id(), workshop.id(), person, false, now.get().plus(LIFE));
        return token.apply(link)
                .map(door)
                .compose(url -> send(view, letter, url))
                .<Command>map(sent -> new SettleLetter(person, letter.id(), Optional.empty()))
                .recover(
                        e ->
                                e instanceof Postman.AddressRefused
                                        ? settled(person, letter, Post.Failure.ADDRESS_REFUSED)
                                        : Future.failedFuture(e));
    }

    private Future<Void> send(LetterView view, Post.Letter letter, String url) {
        var words = LetterWords.in("letter", letter.language());
        var values = words.values(view, url);
        return postman.orElseThrow()
                .send(
                        new Postman.Message(
                                letter.id(),
                                view.address().orElseThrow(),
                                words.subject(values),
                                words.text(values)));
    }

    private static Future<Command> settled(
            PersonId person, Post.Letter letter, Post.Failure failure) {
        return Future.succeededFuture(new SettleLetter(person, letter.id(), Optional.of(failure)));
    }
}
