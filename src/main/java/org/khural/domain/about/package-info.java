/**
 * The title page: what the workshop is called, who invites, which zone its times are in. Not the
 * programme (agenda), and nothing about people.
 */
package org.khural.domain.about;
