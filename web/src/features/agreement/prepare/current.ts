import type { AgreementId, AgreementStage, AgreementViewRow } from '../../../live/wire.gen';
import type { Office } from '../../office/office.svelte';

/** An agreement as it is now, as long as it is at this stage: a form of a draft goes with the draft. */
export function current(office: Office, id: AgreementId, stage: AgreementStage): AgreementViewRow | undefined {
  return office.views.agreement.agreements.find((each) => each.id === id && each.stage === stage);
}
