import assert from "node:assert/strict";
import { assertArrived } from "./assert-arrived.ts";
import { assertOutcomes } from "./assert-outcomes.ts";
import type { ChannelTests } from "./channel-test.ts";
import { createRequestFactory } from "./create-request-factory.ts";
import { arrangeFailure, reopenChannel, requireIdempotency } from "./require-ability.ts";
import { sendRequest } from "./send-request.ts";

/** One key, one message: what lets an uncertain call be repeated. */
export const idempotencyTests = {
  "sends the same request twice as one message": async (fixture) => {
    const members = requireIdempotency(fixture);
    const request = createRequestFactory(fixture.channel)({ members });
    assertOutcomes(await sendRequest(fixture.channel, request), "sent");
    assertOutcomes(await sendRequest(fixture.channel, request), "sent");
    await assertArrived(fixture, [request]);
  },

  "sends the same request twenty times at once as one message": async (fixture) => {
    const members = requireIdempotency(fixture);
    const request = createRequestFactory(fixture.channel)({ members });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => sendRequest(fixture.channel, request)),
    );
    // A provider may turn away a call while another one with its key runs: that proves nothing.
    assertOutcomes(answers.flat(), "sent", "uncertain");
    assert.ok(
      answers.some((outcomes) => outcomes.every(({ outcome }) => outcome === "sent")),
      "at least one of them is answered sent",
    );
    await assertArrived(fixture, [request]);
  },

  "knows in another process what the first one sent": async (fixture) => {
    const members = requireIdempotency(fixture);
    const other = await reopenChannel(fixture);
    const request = createRequestFactory(fixture.channel)({ members });
    assertOutcomes(await sendRequest(fixture.channel, request), "sent");
    assertOutcomes(await sendRequest(other, request), "sent");
    await assertArrived(fixture, [request]);
  },

  "sends the same words under another key again": async (fixture) => {
    requireIdempotency(fixture);
    const first = createRequestFactory(fixture.channel)();
    const again = { ...first, requestKey: crypto.randomUUID() };
    assertOutcomes(await sendRequest(fixture.channel, first), "sent");
    assertOutcomes(await sendRequest(fixture.channel, again), "sent");
    assert.equal((await fixture.sent()).length, 2);
  },

  "rejects other words under the same key": async (fixture) => {
    requireIdempotency(fixture);
    const first = createRequestFactory(fixture.channel)();
    const other = {
      ...first,
      members: first.members.map((member) => ({
        ...member,
        content: { ...member.content, body: "Other words." },
      })),
    };
    assertOutcomes(await sendRequest(fixture.channel, first), "sent");
    assertOutcomes(await sendRequest(fixture.channel, other), "rejected");
    await assertArrived(fixture, [first]);
  },

  "repeats a request whose answer was lost without a second message": async (fixture) => {
    const members = requireIdempotency(fixture);
    const request = createRequestFactory(fixture.channel)({ members });
    await arrangeFailure(fixture, "lose-answer");
    await sendRequest(fixture.channel, request);
    assertOutcomes(await sendRequest(fixture.channel, request), "sent");
    await assertArrived(fixture, [request]);
  },

  "repeats a request that was lost on its way": async (fixture) => {
    const members = requireIdempotency(fixture);
    const request = createRequestFactory(fixture.channel)({ members });
    await arrangeFailure(fixture, "lose-request");
    await sendRequest(fixture.channel, request);
    assertOutcomes(await sendRequest(fixture.channel, request), "sent");
    await assertArrived(fixture, [request]);
  },
} as const satisfies ChannelTests;
