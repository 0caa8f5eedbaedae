import { capacityScopes } from "../../capacity/capacity-scopes.ts";
import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { CapacityKey } from "../../contracts/store/keys.ts";

/** The bucket that keeps when a contact was written to; null where no cool-down is set. */
export function touchKey({
  contact,
  tenant,
}: Pick<EnrollmentFacts, "contact" | "tenant">): CapacityKey | null {
  if (!tenant.settings.caps?.coolDown) return null;
  const scope = capacityScopes.touch(contact.id);
  return { tenantId: contact.tenantId, scope, period: "last" };
}
