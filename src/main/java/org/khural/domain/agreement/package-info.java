/**
 * Agreements and the ceremony of their signing: how one is prepared and frozen, whose turn it is to
 * sign, and how it ends. What was done is a chain of facts of its own, which a stranger can check
 * without the log. Documents, keys and signatures are not here: the rules know their fingerprints.
 */
@NullMarked
package org.khural.domain.agreement;

import org.jspecify.annotations.NullMarked;
