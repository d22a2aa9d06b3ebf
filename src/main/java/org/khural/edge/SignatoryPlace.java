package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Base64;
import java.util.Map;
import org.khural.domain.Actor;
import org.khural.domain.Command;
import org.khural.domain.PersonId;
import org.khural.domain.agreement.Agreement;
import org.khural.domain.agreement.AgreementRejection;
import org.khural.domain.agreement.Signatory;
import org.khural.domain.agreement.Signer;
import org.khural.domain.agreement.Turn;
import org.khural.live.Room;

/** A signatory of an agreement, as who is logged in; and what is true of both at this moment. */
record SignatoryPlace(Documents.Seen seen, PersonId person) {
    static Future<SignatoryPlace> take(Access access, RoutingContext context) {
        return Documents.see(access, context)
                .map(
                        seen -> {
                            if (!(seen.entered().actor() instanceof Actor.Human(var person))
                                    || !seen.isSignatory()) {
                                throw refused(AgreementRejection.NOT_A_SIGNATORY);
                            }
                            return new SignatoryPlace(seen, person);
                        });
    }

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

    Signatory who() {
        return agreement().signatory(person).orElseThrow();
    }

    String name() {
        return room().id() + "/" + seen.agreement().id() + "/" + person;
    }

    /** The turn of who asks; a refusal as the rules would say it. */
    Turn turn(long fence) {
        var turn = agreement().turn();
        if (turn.filter(t -> t.person().equals(person)).isEmpty()) {
            throw refused(AgreementRejection.NO_TURN);
        }
        if (turn.get().fence() != fence) {
            throw new Refusal(
                    409, AgreementRejection.STALE_TURN.code(), Map.of("fence", turn.get().fence()));
        }
        return turn.get();
    }

    /** The server itself says it to the workshop; a rule that forbids it is 409. */
    Future<Void> say(Command command) {
        return Organising.say(room(), Actor.SYSTEM, command);
    }

    static byte[] bytes(String base64url) {
        try {
            return Base64.getUrlDecoder().decode(base64url);
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed("", "what is sent is base64url");
        }
    }

    static Refusal refused(AgreementRejection why) {
        return new Refusal(409, why.code());
    }
}
