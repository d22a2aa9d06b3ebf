package org.khural.effect;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.BiFunction;
import org.khural.domain.Command;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;
import org.khural.domain.WorkshopId;
import org.khural.domain.people.PeopleCommand.ConfirmKeyDestroyed;

/**
 * An erased person's key is taken out of the store, and the store's file is written anew, so that
 * the sealed data in the log can never be read again. Until then the workshop says that it is
 * pending.
 */
public final class DestroyKey implements Work {
    /** Whether the store's files are free of the key by now. */
    private final BiFunction<WorkshopId, PersonId, Future<Boolean>> destroy;

    public DestroyKey(BiFunction<WorkshopId, PersonId, Future<Boolean>> destroy) {
        this.destroy = destroy;
    }

    @Override
    public List<Task> pending(Workshop workshop) {
        return workshop.people().erasing().stream().map(p -> task(workshop.id(), p)).toList();
    }

    private Task task(WorkshopId workshop, PersonId person) {
        return new Task("key:" + person, () -> destroy(workshop, person));
    }

    private Future<Command> destroy(WorkshopId workshop, PersonId person) {
        return destroy.apply(workshop, person)
                .compose(
                        clean ->
                                clean
                                        ? Future.succeededFuture(new ConfirmKeyDestroyed(person))
                                        : Future.failedFuture("the store's files still hold it"));
    }
}
