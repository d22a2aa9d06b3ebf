package org.khural.domain.attendance;

import java.time.Instant;
import java.util.Optional;
import org.khural.domain.PersonId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Who is formally here. Counts are kept, not counted: thousands arrive within minutes and each
 * arrival must cost the same.
 */
public record Attendance(PMap<PersonId, Attending> here, int hall, int online) {
    public static final Attendance NONE = new Attendance(HashTreePMap.empty(), 0, 0);

    public record Attending(Channel channel, Instant since) {}

    public Attendance {
        if (hall + online != here.size())
            throw new IllegalStateException("counts differ from the list");
    }

    public Optional<Channel> channel(PersonId person) {
        return Optional.ofNullable(here.get(person)).map(Attending::channel);
    }

    Attendance with(PersonId person, Channel channel, Instant at) {
        var rest = without(person);
        return new Attendance(
                rest.here.plus(person, new Attending(channel, at)),
                rest.hall + (channel == Channel.HALL ? 1 : 0),
                rest.online + (channel == Channel.ONLINE ? 1 : 0));
    }

    public Attendance without(PersonId person) {
        var was = here.get(person);
        if (was == null) return this;
        return new Attendance(
                here.minus(person),
                hall - (was.channel() == Channel.HALL ? 1 : 0),
                online - (was.channel() == Channel.ONLINE ? 1 : 0));
    }
}
