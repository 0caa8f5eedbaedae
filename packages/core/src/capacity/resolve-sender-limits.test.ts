import { describe, expect, test } from "vitest";
import type { SenderRecord } from "../contracts/store/records/sender-record.ts";
import { resolveSenderLimits } from "./resolve-sender-limits.ts";

const sender: SenderRecord = {
  tenantId: "tenant",
  id: "sender-1",
  externalId: "ada",
  channel: "file",
  name: "Ada",
  address: "ada@acme.example",
  owner: null,
  timeZone: null,
  country: null,
  dailyCap: null,
  gap: null,
  gapJitter: null,
  ramp: null,
  accounting: null,
  weeklyCaps: null,
  inProgressCap: null,
  version: 1,
  createdAt: 0,
};
const plain = {
  weeklyCaps: new Map(),
  inProgressCap: null,
  ramp: null,
  accounting: "calendar-day",
};
const defaults = { dailyCap: 50, gap: { seconds: 60 }, gapJitter: { minutes: 1 } };

describe("resolveSenderLimits", () => {
  test("takes the channel's limits where the sender has none", () => {
    expect(resolveSenderLimits(sender, defaults)).toEqual({
      ...plain,
      dailyCap: 50,
      gap: 60_000,
      gapJitter: 60_000,
    });
  });

  test("takes the sender's own, 0 included: a cap of 0 pauses and a gap of 0 is none", () => {
    const own = { ...sender, dailyCap: 0, gap: 0, gapJitter: 0 };
    expect(resolveSenderLimits(own, defaults)).toEqual({
      ...plain,
      dailyCap: 0,
      gap: 0,
      gapJitter: 0,
    });
    expect(resolveSenderLimits({ ...sender, gap: 5_000 }, defaults)).toEqual({
      ...plain,
      dailyCap: 50,
      gap: 5_000,
      gapJitter: 60_000,
    });
  });

  test("takes the channel's ramp for senders without one of their own", () => {
    const ramp = { start: 5, step: 5 };
    const ofChannel = { ...defaults, ramp };
    expect(resolveSenderLimits(sender, ofChannel).ramp).toEqual(ramp);
    const own = { start: 1, step: 2, target: 9 };
    expect(resolveSenderLimits({ ...sender, ramp: own }, ofChannel).ramp).toEqual(own);
  });
});
