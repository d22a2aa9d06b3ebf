package org.khural.domain.poll;

import java.util.Optional;
import org.khural.domain.DelegationId;
import org.khural.domain.PersonId;
import org.khural.domain.attendance.Channel;

/**
 * Who may vote from one seat, as it was when the poll opened.
 *
 * @param holder whose seat it is
 * @param proxy who votes in the holder's place, by mandate
 * @param delegation of the seat; where delegations vote, the one that votes
 * @param channel how whoever votes from it was here; empty: nobody was
 */
public record Voter(
        PersonId holder,
        Optional<PersonId> proxy,
        Optional<DelegationId> delegation,
        int weight,
        Optional<Channel> channel) {
    public boolean isPresent() {
        return channel.isPresent();
    }
}
