/**
 * The rules of a workshop, pure: what may be asked, what happened, what follows, who sees what. A
 * command decides, an event changes, a view shows; time, ids and limits come in from outside. There
 * is no input or output here, no clock, no dice, no thread, no JSON and no framework, so the same
 * entries make the same workshop on every node and in every year.
 */
package org.khural.domain;
