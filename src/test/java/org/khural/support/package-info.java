/**
 * What tests share: a cast of roles, stories told with real commands only, and the given, when,
 * then of the rulebook. Whatever a scenario reaches could happen in a workshop.
 */
package org.khural.support;
