import assert from "node:assert/strict";
import type { PushChannel, SendOutcome, SendRequest } from "@outreachkit/core/plugin";
import { durationToMilliseconds } from "@outreachkit/core/plugin";

const kinds = ["sent", "rejected", "deferred", "uncertain"];
const code = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/i;

/** Sends and requires what every answer owes: no throw, one outcome per member, each well formed. */
export async function sendRequest(
  channel: PushChannel,
  request: SendRequest,
  signal: AbortSignal = new AbortController().signal,
): Promise<readonly SendOutcome[]> {
  let outcomes: readonly SendOutcome[];
  try {
    outcomes = await channel.send(request, { signal });
  } catch (error) {
    const message = `send() threw: ${String(error)}. Answer with an outcome; throwing is for mistakes of the caller.`;
    throw new assert.AssertionError({ message });
  }
  assert.equal(outcomes.length, request.members.length, "one outcome per member");
  for (const outcome of outcomes) requireWellFormed(outcome);
  return outcomes;
}

function requireWellFormed(outcome: SendOutcome): void {
  assert.ok(kinds.includes(outcome.outcome), `"${outcome.outcome}" is none of ${kinds.join(", ")}`);
  if (outcome.outcome === "sent") {
    if (outcome.at !== undefined) {
      assert.ok(!Number.isNaN(Date.parse(outcome.at)), `"${outcome.at}" is no instant`);
    }
    return;
  }
  assert.match(outcome.code, code, "a code is words with dashes, for machines to compare");
  if (outcome.outcome === "deferred" && outcome.retryAfter) {
    assert.ok(durationToMilliseconds(outcome.retryAfter) >= 0, "retryAfter is not negative");
  }
}
