/** Browsers and tabs for tests, written from docs/PROTOCOL.md: no code of the server is used. */
package org.khural.client;
