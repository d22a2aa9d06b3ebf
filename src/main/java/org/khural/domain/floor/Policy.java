package org.khural.domain.floor;

/** In which order those who wait are to speak (rules 2). */
public enum Policy {
    FIRST_COME(Why.Code.FIRST_COME),
    LEAST_SPOKEN_SEAT(Why.Code.LEAST_SPOKEN),
    LEAST_SPOKEN_DELEGATION(Why.Code.LEAST_SPOKEN),
    ALTERNATE_CHANNELS(Why.Code.CHANNELS_TAKE_TURNS),
    ALTERNATE_DELEGATIONS(Why.Code.DELEGATIONS_TAKE_TURNS),
    PROTOCOL(Why.Code.PROTOCOL);

    final Why.Code code;

    Policy(Why.Code code) {
        this.code = code;
    }
}
