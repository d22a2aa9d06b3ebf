/**
 * A small world for the simulation: nodes that crash and freeze, browsers on bad connections, and
 * an auditor who remembers everything. Time passes only as the test says, so a seed tells a whole
 * story.
 */
package org.khural.sim;
