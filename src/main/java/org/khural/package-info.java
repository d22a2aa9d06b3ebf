/**
 * Khural, wired by hand: {@code Main} and {@code Config} live here and nothing else does. Every
 * rule is in {@code domain}, every store in {@code store}, every socket in {@code edge}.
 */
@NullMarked
package org.khural;

import org.jspecify.annotations.NullMarked;
