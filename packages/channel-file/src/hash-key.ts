import { createHash } from "node:crypto";

/** What is sent once: this delivery under this request key of this tenant. 64 hexadecimal digits. */
export function hashKey(
  { tenantId, requestKey }: { readonly tenantId: string; readonly requestKey: string },
  { deliveryId }: { readonly deliveryId: string },
): string {
  const parts = [tenantId, requestKey, deliveryId];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
