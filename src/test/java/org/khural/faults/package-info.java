/**
 * Real server processes, a crowd that asks all the time, a fault in the middle, and an audit of
 * what everybody was told and sees against what the log holds. What takes minutes is tagged deep.
 */
package org.khural.faults;
