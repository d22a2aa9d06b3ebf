/**
 * Running a session: opening, suspending, taking up an item, closing, and taking back what was done
 * a moment ago. It has no state of its own: it moves the agenda and the floor together.
 */
package org.khural.domain.session;
