/**
 * Between records and JSON: messages, views, entries of the log. The only package that knows
 * Jackson's mapping. No rule and no input or output lives here.
 */
package org.khural.wire;
