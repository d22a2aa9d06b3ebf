/**
 * What a signed agreement leaves behind for those who were not there: the chain of facts, the
 * certificate of completion, the bundle of files that holds them, and what can be said of a bundle
 * by somebody who has nothing but it and a root. No store, no network and no rule of the agreement:
 * whoever wants to check the check reads this package and the one that signs.
 */
@NullMarked
package org.khural.evidence;

import org.jspecify.annotations.NullMarked;
