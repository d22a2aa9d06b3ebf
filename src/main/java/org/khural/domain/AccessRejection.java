package org.khural.domain;

/** Refusals of {@link Workshop#decide}, before any rulebook is opened. */
public enum AccessRejection implements Rejection {
    /** {@code power}: what was missing. */
    NOT_ALLOWED;

    @Override
    public String chapter() {
        return "access";
    }
}
