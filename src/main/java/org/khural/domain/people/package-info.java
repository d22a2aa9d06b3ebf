/**
 * Delegations, people, their seats, roles and personal links, those who come by the code of the
 * workshop, letters that are to go out, and what is left of somebody who was erased. Whether
 * somebody attends is in attendance, whether they chair is in chair; tokens and keys are kept by
 * the store.
 */
package org.khural.domain.people;
