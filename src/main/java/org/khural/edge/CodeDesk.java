package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.LetterView;
import org.khural.domain.agreement.AgreementRejection;
import org.khural.store.Login;
import org.khural.store.SignCodes;

/**
 * Whether who opened a signatory's link also reads the mail of the signatory's address (signing
 * 3.3). Where the operator set up mail and there is an address, nobody gets a certificate without;
 * else the link alone counts, and the evidence says so.
 */
final class CodeDesk {
    static final String LINK = "link";
    private static final String CODE = "email-code";

    private final Access access;
    private final SignCodes codes;
    private final Optional<CodeLetters> letters;

    /** {@code language} of the letter. */
    record Wanted(String language) {}

    CodeDesk(Access access, SignCodes codes, Optional<CodeLetters> letters) {
        this.access = access;
        this.codes = codes;
        this.letters = letters;
    }

    Future<Void> send(RoutingContext context) {
        var wanted = Replies.body(context, Wanted.class);
        return SignatoryPlace.take(access, context).compose(place -> send(place, wanted));
    }

    private Future<Void> send(SignatoryPlace place, Wanted wanted) {
        var agreement = place.agreement();
        if (!isNeeded(place)) throw new Refusal(409, "agreement.code_not_needed");
        if (!agreement.stage().isBefore()) {
            throw new Refusal(
                    409,
                    AgreementRejection.NOT_NOW.code(),
                    Map.of("stage", agreement.stage().name()));
        }
        return codes.make(login(place), agreement.id())
                .map(code -> code.orElseThrow(() -> new Refusal(409, "agreement.code_soon")))
                .compose(code -> send(place, wanted, code));
    }

    private Future<Void> send(SignatoryPlace place, Wanted wanted, String code) {
        var agreement = place.agreement();
        var to = LetterView.of(place.room().workshop(), place.person());
        var id = "code-" + Organising.randomName(12);
        return letters.orElseThrow()
                .send(id, to, agreement.terms().title(), wanted.language(), code)
                .recover(
                        e ->
                                codes.forget(login(place), agreement.id())
                                        .compose(v -> Future.failedFuture(notSent())));
    }

    /** By what the server knows who this is; refused where a code is needed and is not right. */
    Future<String> how(SignatoryPlace place, Optional<String> code) {
        if (!isNeeded(place)) return Future.succeededFuture(LINK);
        if (code.isEmpty()) throw new Refusal(409, "agreement.code_needed");
        var id = place.agreement().id();
        return codes.check(login(place), id, code.get())
                .map(
                        found ->
                                switch (found) {
                                    case RIGHT -> CODE;
                                    case WRONG -> throw new Refusal(409, "agreement.code_wrong");
                                    case ENDED -> throw new Refusal(409, "agreement.code_ended");
                                });
    }

    /** It did what it was for. */
    void used(SignatoryPlace place) {
        if (isNeeded(place)) codes.forget(login(place), place.agreement().id());
    }

    private boolean isNeeded(SignatoryPlace place) {
        return letters.isPresent()
                && LetterView.of(place.room().workshop(), place.person()).address().isPresent();
    }

    private static Login login(SignatoryPlace place) {
        return place.seen().entered().login();
    }

    private static Refusal notSent() {
        return new Refusal(409, "agreement.code_not_sent");
    }
}
