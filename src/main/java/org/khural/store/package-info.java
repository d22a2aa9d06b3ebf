/**
 * What Redis remembers. The log of a workshop is opaque bytes here: this package knows versions,
 * hashes, keys and outages, and nothing of what an entry says. It deliberately holds no rule, no
 * JSON and no state that a second node could not rebuild; whoever wants to know whether something
 * is allowed has to ask the domain.
 */
package org.khural.store;
