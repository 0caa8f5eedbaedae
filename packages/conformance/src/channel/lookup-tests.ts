import assert from "node:assert/strict";
import type { LookupOutcome, SendRequest } from "@outreachkit/core/plugin";
import type { ChannelFixture } from "./channel-fixture.ts";
import type { ChannelTests } from "./channel-test.ts";
import { createRequestFactory } from "./create-request-factory.ts";
import { arrangeFailure, requireLookup } from "./require-ability.ts";
import { sendRequest } from "./send-request.ts";

/** What the channel can say afterwards. `unknown` is always allowed where proof is lacking. */
export const lookupTests = {
  "finds what was sent": async (fixture) => {
    const members = Math.min(fixture.channel.batchSize, 3);
    const request = createRequestFactory(fixture.channel)({ members });
    await sendRequest(fixture.channel, request);
    assertAnswers(await lookUp(fixture, request), "sent");
  },

  "never finds what was not sent": async (fixture) => {
    const create = createRequestFactory(fixture.channel);
    await sendRequest(fixture.channel, create());
    assertAnswers(await lookUp(fixture, create()), "not-sent", "unknown");
  },

  "never disproves a message whose answer was lost": async (fixture) => {
    const request = createRequestFactory(fixture.channel)();
    await arrangeFailure(fixture, "lose-answer");
    await sendRequest(fixture.channel, request);
    assertAnswers(await lookUp(fixture, request), "sent", "unknown");
  },

  "never finds a message that was lost on its way": async (fixture) => {
    const request = createRequestFactory(fixture.channel)();
    await arrangeFailure(fixture, "lose-request");
    await sendRequest(fixture.channel, request);
    const taken = await fixture.sent();
    if (taken.length === 0) assertAnswers(await lookUp(fixture, request), "not-sent", "unknown");
  },

  "sends nothing by looking": async (fixture) => {
    await lookUp(fixture, createRequestFactory(fixture.channel)());
    assert.deepEqual(await fixture.sent(), []);
  },
} as const satisfies ChannelTests;

async function lookUp(
  fixture: ChannelFixture,
  request: SendRequest,
): Promise<readonly LookupOutcome[]> {
  const lookup = requireLookup(fixture);
  const answers = await lookup(request, { signal: new AbortController().signal });
  assert.equal(answers.length, request.members.length, "one answer per member");
  return answers;
}

function assertAnswers(
  answers: readonly LookupOutcome[],
  ...allowed: readonly LookupOutcome["outcome"][]
): void {
  for (const { outcome } of answers) {
    assert.ok(allowed.includes(outcome), `expected ${allowed.join(" or ")}, got ${outcome}`);
  }
}
