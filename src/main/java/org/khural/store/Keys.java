package org.khural.store;

import org.khural.domain.AgreementId;
import org.khural.domain.Mark;
import org.khural.domain.PollId;
import org.khural.domain.WorkshopId;

/**
 * Every key and channel that Khural uses in Redis. What belongs to a workshop carries its id in
 * braces, so that a cluster keeps it together and one function call may touch it all; the rest
 * begins with {@code khural:}. The embedded Redis lets the application's user touch nothing else.
 */
final class Keys {
    static final String WORKSHOPS = "khural:workshops";
    static final String DEADLINES = "khural:deadlines";
    static final String JWT_SECRET = "khural:jwt-secret";
    static final String SEAL = "khural:seal";
    static final String AUTHORITY = "khural:authority";
    static final String REVOKED = "khural:logins";
    static final String PULSE = "khural:pulse:";

    private Keys() {}

    static String log(WorkshopId workshop) {
        return of(workshop, "log");
    }

    static String wake(WorkshopId workshop) {
        return of(workshop, "wake");
    }

    static String gate(WorkshopId workshop, String name) {
        return of(workshop, "gate:" + name);
    }

    static String personalKeys(WorkshopId workshop) {
        return of(workshop, "keys");
    }

    static String pollKeys(WorkshopId workshop) {
        return of(workshop, "poll-keys");
    }

    static String box(WorkshopId workshop, PollId poll) {
        return of(workshop, "box:" + poll.value());
    }

    static String presence(WorkshopId workshop) {
        return of(workshop, "presence");
    }

    static String blob(WorkshopId workshop, String sha256) {
        return of(workshop, "blob:" + sha256);
    }

    static String signCode(Login login, AgreementId agreement) {
        return of(login.workshop(), "sign-code:" + agreement.value() + ":" + login.id());
    }

    static String witnesses(WorkshopId workshop, String revision) {
        return of(workshop, "witnesses:" + revision);
    }

    static String snapshots(WorkshopId workshop) {
        return of(workshop, "snapshots");
    }

    static String snapshot(WorkshopId workshop, String build, Mark mark) {
        return of(workshop, "snapshot:" + build + ":" + mark);
    }

    static String claim(WorkshopId workshop, String work) {
        return of(workshop, "claim:" + work);
    }

    static String link(String tokenHash) {
        return "khural:link:" + tokenHash;
    }

    static String linkId(String id) {
        return "khural:link-id:" + id;
    }

    static String loginsOfLink(String id) {
        return "khural:link-logins:" + id;
    }

    static String login(String secretHash) {
        return "khural:login:" + secretHash;
    }

    static String loginId(String id) {
        return "khural:login-id:" + id;
    }

    static String pairing(String code) {
        return "khural:pairing:" + code;
    }

    static String joinCode(String code) {
        return "khural:join:" + code;
    }

    static String paired(String secretHash) {
        return "khural:paired:" + secretHash;
    }

    private static String of(WorkshopId workshop, String what) {
        return "{w:" + workshop.value() + "}:" + what;
    }
}
