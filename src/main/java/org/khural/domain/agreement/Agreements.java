package org.khural.domain.agreement;

import java.util.Optional;
import java.util.stream.Stream;
import org.khural.domain.AgreementId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** The agreements of a workshop, in the order in which they were drafted. */
public record Agreements(PMap<AgreementId, Agreement> all, PVector<AgreementId> order) {
    public static final Agreements NONE = new Agreements(HashTreePMap.empty(), TreePVector.empty());
    public static final int MOST = 20;

    public Optional<Agreement> agreement(AgreementId id) {
        return Optional.ofNullable(all.get(id));
    }

    public Stream<Agreement> stream() {
        return order.stream().map(all::get);
    }

    /** The one whose ceremony goes on; at most one. */
    public Optional<Agreement> running() {
        return stream().filter(agreement -> agreement.stage().isRunning()).findFirst();
    }

    Agreements with(Agreement agreement) {
        var next = all.containsKey(agreement.id()) ? order : order.plus(agreement.id());
        return new Agreements(all.plus(agreement.id(), agreement), next);
    }
}
