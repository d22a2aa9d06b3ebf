package org.khural.domain;

/** Who did or asks something: a person, a paired display, or the server itself. */
public sealed interface Actor {
    Actor SYSTEM = new System();

    record Human(PersonId person) implements Actor {}

    record Screen(DisplayId display) implements Actor {}

    /** One who only watches, and is nobody: {@code id} tells connections apart, not people. */
    record Observer(String id) implements Actor {}

    /** The server acting on a deadline or on finished work; nobody can log in as it. */
    record System() implements Actor {}

    static Actor of(PersonId person) {
        return new Human(person);
    }
}
