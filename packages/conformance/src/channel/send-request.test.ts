import { describe, expect, it } from "vitest";
import type { SendOutcome } from "@outreachkit/core/plugin";
import { createRequestFactory } from "./create-request-factory.ts";
import { sendRequest } from "./send-request.ts";
import { createMemoryFixture } from "./test-support/create-memory-fixture.ts";

const answer = async (...outcomes: readonly unknown[]) => {
  const { channel } = createMemoryFixture();
  const send = async () => outcomes as readonly SendOutcome[];
  return sendRequest({ ...channel, send }, createRequestFactory(channel)());
};

describe("sendRequest", () => {
  it.each([
    [{ outcome: "sent" }],
    [{ outcome: "sent", at: "2026-03-02T09:00:00.000Z" }],
    [{ outcome: "rejected", code: "invalid-recipient", recipient: true }],
    [{ outcome: "deferred", code: "rate_limit.daily", retryAfter: { minutes: 1 } }],
    [{ outcome: "uncertain", code: "ETIMEDOUT" }],
  ])("takes %j", async (outcome) => {
    expect(await answer(outcome)).toEqual([outcome]);
  });

  it.each([
    ["no answer", [], "one outcome"],
    ["an answer too many", [{ outcome: "sent" }, { outcome: "sent" }], "one outcome"],
    ["an unknown outcome", [{ outcome: "delivered" }], "is none of"],
    ["a time that is none", [{ outcome: "sent", at: "yesterday" }], "no instant"],
    [
      "a sentence as a code",
      [{ outcome: "rejected", code: "Mailbox is full." }],
      "words with dashes",
    ],
    [
      "a negative time to wait",
      [{ outcome: "deferred", code: "x", retryAfter: { seconds: -1 } }],
      "not negative",
    ],
  ])("refuses %s", async (_, outcomes, message) => {
    await expect(answer(...outcomes)).rejects.toThrow(message);
  });
});
