/**
 * Where the world comes in: pages, the door, sockets. Who is asking is settled here; what they may
 * do is not, that is the workshop's to say. HTTP lives nowhere else.
 */
package org.khural.edge;
