/**
 * The programme as the organiser plans it, and how it really ran: sessions, items, their order.
 * Commands here only prepare; opening, suspending and taking up are rules of the session chapter.
 */
package org.khural.domain.agenda;
