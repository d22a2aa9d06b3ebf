/**
 * The hall displays that were let in, and the scene that the chair pinned. How a display asks to be
 * let in is the business of the edge; what a scene looks like is that of the screen.
 */
package org.khural.domain.display;
