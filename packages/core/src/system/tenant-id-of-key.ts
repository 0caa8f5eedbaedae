import { v5 } from "uuid";

const TENANT_NAMESPACE = "4d1b1c62-2f0e-4d0a-9d52-5f3c7b8a1e10";

/**
 * The id of the tenant that the host calls `key`. Derived (UUIDv5, RFC 9562 section 5.5) instead of
 * looked up, so that every process agrees without a round trip and inside any transaction.
 */
export function tenantIdOfKey(key: string): string {
  return v5(key, TENANT_NAMESPACE);
}
