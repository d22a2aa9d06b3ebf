/**
 * Work that is pending in the state, done by whichever node claims it, and brought back as a
 * command. Nothing here fires on an event, so that a replay or a crash neither repeats nor forgets
 * it.
 */
package org.khural.effect;
