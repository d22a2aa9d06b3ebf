package org.khural.domain;

/** Refusals of {@link Workshop#decide}, before any rulebook is opened. */
public enum AccessRejection implements Rejection {
    /** {@code power}: what was missing. */
    NOT_ALLOWED,
    /**
     * A screen would have to carry more than it can. {@code limit}: kilobytes of one chapter's
     * view.
     */
    VIEW_TOO_LARGE;

    @Override
    public String chapter() {
        return "access";
    }
}
