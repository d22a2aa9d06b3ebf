/** The work of the server, against servers of others that behave, and that do not. */
package org.khural.effect;
