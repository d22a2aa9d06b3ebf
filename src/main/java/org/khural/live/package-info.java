/**
 * One workshop on one node, live: asks become entries, entries become state, states become screens.
 * Single-threaded by construction (a node is one event loop). No HTTP, no JSON mapping and no Redis
 * command lives here.
 */
package org.khural.live;
