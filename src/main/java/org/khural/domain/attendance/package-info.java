/**
 * Who is formally here, in the hall or online, because they said so. Not presence: whether a
 * browser is connected is never in the log.
 */
package org.khural.domain.attendance;
