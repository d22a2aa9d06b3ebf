/**
 * The seat of the chair: who may hold it, in which order, who does and in which tenure. What the
 * holder may then do is in the chapters where it is done.
 */
package org.khural.domain.chair;
