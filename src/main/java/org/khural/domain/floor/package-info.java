/**
 * Who speaks and who waits: one list for each agenda item, one order for the hall and online, a
 * clock for each entry. Requests that interrupt, order policies and the scope of a discussion lead
 * are not here yet. Which item is on is decided in the session chapter.
 */
package org.khural.domain.floor;
