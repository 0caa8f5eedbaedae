import { expect, test } from "vitest";
import { simulate } from "./simulate.ts";
import { createHost } from "../test-support/create-host.ts";

test("scratch", async () => {
  const r = await simulate({
    create: createHost(),
    seed: 7,
    days: 60,
    contacts: 200,
    senders: 4,
    gap: { minutes: 3 },
  });
  console.log(r);
  const r2 = await simulate({
    create: createHost(),
    seed: 7,
    days: 60,
    contacts: 200,
    senders: 4,
    gap: { minutes: 3 },
  });
  expect(r2.eventLogHash).toBe(r.eventLogHash);
  for (let seed = 1; seed < 6; seed++) {
    const r3 = await simulate({
      create: createHost(),
      seed,
      days: 60,
      contacts: 100,
      senders: 4,
      crashes: 0.05,
      faults: {
        rejected: 0.02,
        "rejected-recipient": 0.02,
        deferred: 0.02,
        "uncertain-before-accept": 0.02,
        "uncertain-after-accept": 0.02,
        "throw-before-accept": 0.02,
        "throw-after-accept": 0.02,
        "hang-before-accept": 0.02,
        "hang-after-accept": 0.02,
        "crash-before-accept": 0.02,
        "crash-after-accept": 0.02,
        "too-few-answers": 0.02,
        "too-many-answers": 0.02,
      },
    });
    console.log(r3);
  }
}, 60000);
