package org.khural.domain;

import static org.khural.domain.Audience.ASSISTANT;
import static org.khural.domain.Audience.CHAIR;
import static org.khural.domain.Audience.LEAD;
import static org.khural.domain.Audience.ORGANISER;
import static org.khural.domain.Audience.PARTICIPANT;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an audience may ask for. This is the one table of authorisation: a command names its power,
 * and nothing outside this list can be asked. Rules about the moment (the list is closed, another
 * holds the chair) are in the rulebooks.
 */
public enum Power {
    ATTEND(PARTICIPANT),
    RECORD_ATTENDANCE(CHAIR, ORGANISER, ASSISTANT),
    REQUEST_FLOOR(PARTICIPANT),
    REQUEST_FLOOR_FOR_OTHERS(CHAIR, ASSISTANT),
    /** Puts people on the list of an item ahead. */
    INSCRIBE(CHAIR, ORGANISER, ASSISTANT),
    RUN_FLOOR(CHAIR, LEAD),
    RUN_SESSION(CHAIR),
    TAKE_CHAIR(CHAIR),
    PREPARE(ORGANISER),
    MANAGE_LINKS(ORGANISER),
    /** Takes home the people, the programme, the attendance and the record; asked over HTTP. */
    EXPORT(CHAIR, ORGANISER),
    /** Those who come by the code, without a personal link. */
    ADMIT(CHAIR, ORGANISER),
    MANAGE_DISPLAYS(CHAIR, ORGANISER),
    CHOOSE_SCENE(CHAIR, LEAD),
    RULE_ON_REQUESTS(CHAIR),
    /** Prepares what people are asked; the lead only shows of opinion, on the item led. */
    COMPOSE_POLLS(CHAIR, LEAD, ORGANISER),
    RUN_POLLS(CHAIR, LEAD),
    CONFIRM_RESULT(CHAIR),
    VOTE(PARTICIPANT),
    VOTE_FOR_OTHERS(ASSISTANT),
    /** Tellers, and whoever calls the roll. */
    COUNT_VOTES(CHAIR, ASSISTANT),
    GIVE_MANDATE(PARTICIPANT, CHAIR, ORGANISER),
    /** Reads, consents, signs and declines; whether one is a signatory, the rules say. */
    SIGN(PARTICIPANT),
    CANCEL_AGREEMENT(CHAIR, ORGANISER),
    /** Only the server itself. */
    SYSTEM;

    /** What takes a person: the server is nobody. */
    private static final Set<Power> PERSONAL =
            EnumSet.of(
                    ATTEND,
                    TAKE_CHAIR,
                    VOTE,
                    VOTE_FOR_OTHERS,
                    COUNT_VOTES,
                    CONFIRM_RESULT,
                    SIGN,
                    CANCEL_AGREEMENT);

    private final Set<Audience> audiences;

    Power(Audience... audiences) {
        this.audiences = Set.of(audiences);
    }

    public boolean isGrantedTo(Audience audience) {
        return audiences.contains(audience);
    }

    /** The server may do everything but sit in the room, vote, count and sign. */
    public static boolean has(Workshop workshop, Actor actor, Power power) {
        return actor instanceof Actor.System
                ? !PERSONAL.contains(power)
                : Audience.of(workshop, actor).stream().anyMatch(power::isGrantedTo);
    }

    /** The powers of everybody in an audience, for its shared view. */
    public static Set<Power> of(Audience audience) {
        var all = EnumSet.noneOf(Power.class);
        for (var power : values()) if (power.isGrantedTo(audience)) all.add(power);
        return all;
    }
}
