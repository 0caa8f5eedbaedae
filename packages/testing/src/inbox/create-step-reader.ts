import type { Tenant } from "@outreachkit/core";

/** Tells the step of a delivery. Reads the list of deliveries again only for one it does not know. */
export function createStepReader(
  tenant: Tenant,
): (deliveryId: string) => Promise<string | undefined> {
  const steps = new Map<string, string>();
  return async (deliveryId) => {
    if (!steps.has(deliveryId)) {
      for await (const { id, stepKey } of tenant.deliveries.iterate()) steps.set(id, stepKey);
    }
    return steps.get(deliveryId);
  };
}
