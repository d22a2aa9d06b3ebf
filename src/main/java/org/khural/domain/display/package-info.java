/**
 * The hall displays that were let in, and what they show: the scene pinned for all, or one of their
 * own, such as the lectern's. How a display asks to be let in is the business of the edge; what a
 * scene looks like is that of the screen.
 */
package org.khural.domain.display;
