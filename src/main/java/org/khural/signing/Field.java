package org.khural.signing;

/**
 * Where one signature goes.
 *
 * @param name in the form, and unique in it
 * @param page from 1
 * @param x points from the left edge of the page as it is shown
 * @param y points from its upper edge
 */
public record Field(String name, int page, float x, float y, float width, float height) {}
