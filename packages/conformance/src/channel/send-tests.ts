import assert from "node:assert/strict";
import { assertArrived } from "./assert-arrived.ts";
import { assertOutcomes } from "./assert-outcomes.ts";
import type { ChannelTests } from "./channel-test.ts";
import { createRequestFactory } from "./create-request-factory.ts";
import { requireEmail, requireThreads } from "./require-ability.ts";
import { sendRequest } from "./send-request.ts";

/** What goes well. */
export const sendTests = {
  "sends a message of each kind as it was asked for": async (fixture) => {
    const create = createRequestFactory(fixture.channel);
    const requests = fixture.channel.kinds.map((kind) => create({ kind }));
    for (const request of requests) {
      assertOutcomes(await sendRequest(fixture.channel, request), "sent");
    }
    await assertArrived(fixture, requests);
  },

  "answers a full batch member by member": async (fixture) => {
    const members = Math.min(fixture.channel.batchSize, 100);
    const request = createRequestFactory(fixture.channel)({ members });
    const outcomes = await sendRequest(fixture.channel, request);
    assertOutcomes(outcomes, "sent");
    await assertArrived(fixture, [request], outcomes);
  },

  "keeps twenty requests at once apart": async (fixture) => {
    const create = createRequestFactory(fixture.channel);
    const requests = Array.from({ length: 20 }, () => create());
    const answers = await Promise.all(
      requests.map((request) => sendRequest(fixture.channel, request)),
    );
    assertOutcomes(answers.flat(), "sent");
    await assertArrived(fixture, requests, answers.flat());
  },

  "names the messages that a follow-up answers": async (fixture) => {
    const kind = requireThreads(fixture);
    const references = ["<first@sender.example>", "<second@sender.example>"];
    const request = createRequestFactory(fixture.channel)({
      kind,
      change: (member) => ({
        ...member,
        envelope: { ...member.envelope, inReplyTo: "<second@sender.example>", references },
      }),
    });
    assertOutcomes(await sendRequest(fixture.channel, request), "sent");
    await assertArrived(fixture, [request]);
  },

  "sends HTML together with its words as text": async (fixture) => {
    const kind = requireEmail(fixture);
    const body =
      '<p>Dear <b>Ann</b>,</p><p>1 &lt; 2 <a href="https://x.example/?a=1&amp;b=2">x</a></p>';
    const request = createRequestFactory(fixture.channel)({
      kind,
      change: (member) => ({ ...member, content: { body, format: "html" } }),
    });
    assertOutcomes(await sendRequest(fixture.channel, request), "sent");
    await assertArrived(fixture, [request]);
    const [record] = await fixture.sent();
    assert.match(record?.body ?? "", /Dear Ann,\s+1 < 2 /, "the words as text");
  },

  "leaves the request as it was": async ({ channel }) => {
    // Not frozen, so that a write is seen and not refused.
    const request = structuredClone(createRequestFactory(channel)());
    const before = structuredClone(request);
    await sendRequest(channel, request);
    assert.deepEqual(request, before);
  },
} as const satisfies ChannelTests;
