import type { SenderRecord } from "@outreachkit/core/plugin";
import { testId } from "./test-id.ts";
import { testTime } from "./test-time.ts";

export const buildSender = (number = 1, part: Partial<SenderRecord> = {}): SenderRecord => ({
  tenantId: testId("tenant"),
  id: testId("sender", number),
  externalId: `rep-${number}`,
  channel: "file",
  name: 'Ada "Countess" Lovelace',
  address: `ada-${number}@sender.example`,
  owner: "rep-9",
  timeZone: "America/New_York",
  country: "US",
  dailyCap: 50,
  gap: 3_600_000_000,
  gapJitter: 0,
  ramp: { start: 5, step: 5, target: 40 },
  accounting: "rolling-24h",
  weeklyCaps: { "linkedin-connect": 100, email: null },
  inProgressCap: 40,
  version: 1,
  createdAt: testTime,
  ...part,
});
