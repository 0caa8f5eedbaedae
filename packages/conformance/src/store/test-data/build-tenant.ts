import type { TenantRecord } from "@outreachkit/core/plugin";
import { testId } from "./test-id.ts";
import { testTime } from "./test-time.ts";

export const buildTenant = (part: Partial<TenantRecord> = {}): TenantRecord => ({
  id: testId("tenant"),
  key: part.id ?? "acme",
  state: "active",
  settings: {
    timeZone: "Europe/Berlin",
    postalAddress: "Straße 1\n10115 Berlin",
    caps: { daily: 200 },
  },
  version: 1,
  createdAt: testTime,
  ...part,
});
