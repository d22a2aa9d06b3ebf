package org.khural.live;

/** A chapter's view would outgrow its limit; the ask that would make it so is refused. */
final class ViewTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    final int limit;

    ViewTooLarge(int limit) {
        super("a view of more than " + limit + " bytes", null, false, false);
        this.limit = limit;
    }
}
