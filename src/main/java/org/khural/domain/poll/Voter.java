package org.khural.domain.poll;

import java.util.Optional;
import java.util.stream.Stream;
import org.khural.domain.DelegationId;
import org.khural.domain.PersonId;
import org.khural.domain.attendance.Channel;
import org.pcollections.PSet;

/**
 * Who may vote from one seat, as it was when the poll opened.
 *
 * @param holder whose seat it is
 * @param alternates who sit in it too
 * @param proxy who votes in the holder's place, by mandate
 * @param delegation of the seat; where delegations vote, the one that votes
 * @param channel how whoever votes from it was here; empty: nobody was
 */
public record Voter(
        PersonId holder,
        PSet<PersonId> alternates,
        Optional<PersonId> proxy,
        Optional<DelegationId> delegation,
        int weight,
        Optional<Channel> channel) {
    /** Whose own page shows what is cast from this seat. */
    Stream<PersonId> people() {
        return Stream.concat(Stream.concat(Stream.of(holder), alternates.stream()), proxy.stream());
    }

    public boolean isPresent() {
        return channel.isPresent();
    }
}
