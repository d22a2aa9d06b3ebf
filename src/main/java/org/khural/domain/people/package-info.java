/**
 * Delegations, people, their seats, roles and personal links, and what is left of somebody who was
 * erased. Whether somebody attends is in attendance, whether they chair is in chair; tokens and
 * keys are kept by the store.
 */
package org.khural.domain.people;
