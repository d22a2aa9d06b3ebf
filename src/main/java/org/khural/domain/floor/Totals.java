package org.khural.domain.floor;

import org.khural.domain.DelegationId;
import org.khural.domain.SeatId;
import org.khural.domain.attendance.Channel;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** Who spoke how much: kept, not counted, since the order of a list may depend on it. */
public record Totals(
        PMap<SeatId, Spoken> seats,
        PMap<DelegationId, Spoken> delegations,
        PMap<Channel, Spoken> channels) {
    public static final Totals NONE =
            new Totals(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());

    public record Spoken(int speeches, long millis) {
        static final Spoken NOTHING = new Spoken(0, 0);
    }

    public long ofSeat(SeatId seat) {
        return seats.getOrDefault(seat, Spoken.NOTHING).millis();
    }

    long ofDelegation(DelegationId delegation) {
        return delegations.getOrDefault(delegation, Spoken.NOTHING).millis();
    }

    public Totals plus(FloorEntry speech) {
        return with(speech, 1);
    }

    Totals minus(FloorEntry speech) {
        return with(speech, -1);
    }

    private Totals with(FloorEntry speech, int sign) {
        var who = speech.who();
        long millis = sign * speech.clock().used().toMillis();
        return new Totals(
                counted(seats, who.seat(), sign, millis),
                who.behalf()
                        .map(behalf -> counted(delegations, behalf, sign, millis))
                        .orElse(delegations),
                counted(channels, speech.channel(), sign, millis));
    }

    /** What comes back to nothing is as if it never was: undo restores exactly. */
    private static <K> PMap<K, Spoken> counted(
            PMap<K, Spoken> all, K key, int speeches, long millis) {
        var was = all.getOrDefault(key, Spoken.NOTHING);
        var next = new Spoken(was.speeches() + speeches, was.millis() + millis);
        return next.equals(Spoken.NOTHING) ? all.minus(key) : all.plus(key, next);
    }
}
