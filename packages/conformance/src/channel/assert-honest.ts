import assert from "node:assert/strict";
import type { SendOutcome, SendRequest } from "@outreachkit/core/plugin";
import type { ChannelFixture } from "./channel-fixture.ts";

/** Requires that `sent` was taken, that `rejected` and `deferred` were not, and nobody else's was. */
export async function assertHonest(
  fixture: ChannelFixture,
  request: SendRequest,
  outcomes: readonly SendOutcome[],
): Promise<void> {
  const sent = await fixture.sent();
  for (const [index, { envelope }] of request.members.entries()) {
    const { address } = envelope.to;
    const outcome = outcomes[index]?.outcome;
    const taken = sent.filter(({ to }) => to.includes(address)).length;
    assert.ok(taken <= 1, `the provider took ${taken} messages to ${address}`);
    if (outcome === "uncertain") continue;
    assert.equal(taken, outcome === "sent" ? 1 : 0, `how many it took of one called "${outcome}"`);
  }
  assert.ok(sent.length <= request.members.length, "the provider took more than was asked");
}
