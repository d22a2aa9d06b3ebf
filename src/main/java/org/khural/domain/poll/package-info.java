/**
 * Polls (rules 3): whatever people are asked, from a show of opinion to a formal vote. The rules of
 * asking, answering and counting live here, and the numbers; secret ballots do not: the log has
 * only who was given a token, and all ballots, unlinked, after the close.
 */
package org.khural.domain.poll;
