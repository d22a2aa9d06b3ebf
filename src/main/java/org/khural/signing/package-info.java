/**
 * Signatures on PDF (PAdES, EN 319 142): the instance's own certification authority, a document
 * with its empty fields, one signature after the other, what is seen of each, the form that lasts,
 * and the check. Bytes in, bytes out: no rule of the agreement, no store and no network.
 */
@NullMarked
package org.khural.signing;

import org.jspecify.annotations.NullMarked;
