/**
 * What is taken home: who held the chair, who spoke, who was here, and when. It is folded from the
 * entries of the log and from nothing else, so it says what happened and not what was planned. No
 * chapter reads it and no rule depends on it.
 */
package org.khural.domain.record;
