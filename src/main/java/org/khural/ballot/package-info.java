/**
 * Blind signatures for secret ballots: RSABSSA-SHA384-PSS-Randomized of RFC 9474, with 2048 bits.
 * Only numbers and bytes live here; who may vote is the domain's, what lies where is the store's,
 * and the other half, blinding, is the browser's alone: a server that could blind could unblind.
 */
package org.khural.ballot;
