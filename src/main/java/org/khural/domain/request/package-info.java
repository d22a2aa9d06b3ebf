/**
 * Requests to the chair: a technical fault, a point of order, a privilege. They are no places in
 * the queue; what the chair grants becomes an interruption on the floor.
 */
package org.khural.domain.request;
