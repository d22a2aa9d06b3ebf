package org.khural.domain;

/** Names one ask for ever: who asked, in which tab, and the tab's own count. */
public record Ref(Actor who, String tab, long counter) {
    public Ref {
        if (!tab.matches("[A-Za-z0-9_-]{1,32}") || counter < 1) {
            throw new IllegalArgumentException(
                    "a ref is a tab of 1 to 32 letters or digits, and a count from 1");
        }
    }
}
