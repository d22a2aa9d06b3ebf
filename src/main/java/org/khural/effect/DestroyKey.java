package org.khural.effect;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.BiFunction;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;
import org.khural.domain.WorkshopId;
import org.khural.domain.people.PeopleCommand;

/**
 * An erased person's key is taken out of the store, and the store's file is written anew, so that
 * the sealed data in the log can never be read again. Until then the workshop says that it is
 * pending.
 */
public final class DestroyKey implements Work {
    private final BiFunction<WorkshopId, PersonId, Future<Void>> destroy;

    public DestroyKey(BiFunction<WorkshopId, PersonId, Future<Void>> destroy) {
        this.destroy = destroy;
    }

    @Override
    public List<Task> pending(Workshop workshop) {
        return workshop.people().erasing().stream()
                .map(
                        person ->
                                new Task(
                                        "key:" + person,
                                        () ->
                                                destroy.apply(workshop.id(), person)
                                                        .map(
                                                                v ->
                                                                        new PeopleCommand
                                                                                .ConfirmKeyDestroyed(
                                                                                person))))
                .toList();
    }
}
