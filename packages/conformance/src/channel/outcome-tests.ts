import assert from "node:assert/strict";
import { assertArrived } from "./assert-arrived.ts";
import { assertHonest } from "./assert-honest.ts";
import { assertOutcomes } from "./assert-outcomes.ts";
import type { ChannelTests } from "./channel-test.ts";
import { createRequestFactory } from "./create-request-factory.ts";
import { arrangeFailure } from "./require-ability.ts";
import { sendRequest } from "./send-request.ts";

/** What goes wrong is an answer, never a throw, and never more certain than the channel can know. */
export const outcomeTests = {
  "calls a refusal for good rejected": async (fixture) => {
    const request = createRequestFactory(fixture.channel)();
    await arrangeFailure(fixture, "refuse");
    assertOutcomes(await sendRequest(fixture.channel, request), "rejected");
    assert.deepEqual(await fixture.sent(), []);
  },

  "calls a refusal for now deferred, and sends it later": async (fixture) => {
    const create = createRequestFactory(fixture.channel);
    const request = create();
    await arrangeFailure(fixture, "defer");
    assertOutcomes(await sendRequest(fixture.channel, request), "deferred");
    assert.deepEqual(await fixture.sent(), []);
    // As the engine does: what was surely not accepted goes under a new key.
    const later = { ...request, requestKey: crypto.randomUUID() };
    assertOutcomes(await sendRequest(fixture.channel, later), "sent");
    await assertArrived(fixture, [later]);
  },

  "never calls a message refused whose answer was lost": async (fixture) => {
    const request = createRequestFactory(fixture.channel)();
    await arrangeFailure(fixture, "lose-answer");
    assertOutcomes(await sendRequest(fixture.channel, request), "sent", "uncertain");
    await assertArrived(fixture, [request]);
  },

  "never calls a message sent or refused for good that was lost on its way": async (fixture) => {
    const request = createRequestFactory(fixture.channel)();
    await arrangeFailure(fixture, "lose-request");
    const outcomes = await sendRequest(fixture.channel, request);
    assertOutcomes(outcomes, "sent", "deferred", "uncertain");
    await assertHonest(fixture, request, outcomes);
  },

  "answers an aborted call honestly": async (fixture) => {
    const request = createRequestFactory(fixture.channel)();
    const outcomes = await sendRequest(fixture.channel, request, AbortSignal.abort());
    assertOutcomes(outcomes, "sent", "deferred", "uncertain");
    await assertHonest(fixture, request, outcomes);
  },
} as const satisfies ChannelTests;
