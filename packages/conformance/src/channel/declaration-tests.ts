import assert from "node:assert/strict";
import { type Duration, durationToMilliseconds } from "@outreachkit/core/plugin";
import type { ChannelTests } from "./channel-test.ts";

const DAY = 86_400_000;

/** What the channel says about itself. */
export const declarationTests = {
  "says which contract it keeps": async ({ channel }) => {
    assert.equal(channel.specificationVersion, "v1");
    assert.equal(channel.mode, "push");
    assert.ok(["chosen", "assigned"].includes(channel.messageId), "messageId");
  },

  "has a name that senders can point to": async ({ channel }) => {
    assert.match(channel.name, /^[a-z0-9]+(?:-[a-z0-9]+)*$/, "small letters, digits and dashes");
  },

  "declares each kind once, with limits above zero": async ({ channel }) => {
    const names = channel.kinds.map(({ kind }) => kind);
    assert.ok(names.length > 0, "at least one kind");
    assert.equal(new Set(names).size, names.length, "each kind once");
    for (const { kind, addressType, limits } of channel.kinds) {
      assert.match(kind, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      assert.ok(["email", "phone", "linkedin"].includes(addressType), `${kind}: address type`);
      for (const [name, limit] of Object.entries(limits)) {
        assert.ok(Number.isInteger(limit) && limit > 0, `${kind}: limit ${name} is ${limit}`);
      }
      const { body = Infinity, softBody = 0 } = limits;
      assert.ok(softBody <= body, `${kind}: the soft limit is above the hard one`);
    }
  },

  "declares caps, gaps and a time-out that can be kept": async ({ channel }) => {
    const { dailyCap, gap, gapJitter } = channel.defaults;
    assert.ok(Number.isInteger(dailyCap) && dailyCap > 0, `a daily cap of ${dailyCap}`);
    assert.ok(isWithin(gap, 0, DAY), "the gap is between none and a day");
    assert.ok(isWithin(gapJitter, 0, DAY), "the jitter is between none and a day");
    assert.ok(isWithin(channel.timeout, 1, DAY), "a call may take some time");
  },

  "declares a batch of at least one": async ({ channel }) => {
    assert.ok(Number.isInteger(channel.batchSize) && channel.batchSize >= 1, "batchSize");
  },

  "remembers keys for longer than a call takes": async ({ channel }) => {
    const { scope, window } = channel.idempotency;
    assert.ok(["message", "request", "none"].includes(scope), `scope "${scope}"`);
    if (scope === "none") return;
    // Else recovery could never repeat a call, and the declaration would be worth nothing.
    assert.ok(durationToMilliseconds(window) > durationToMilliseconds(channel.timeout), "window");
  },

  "sends nothing before it is asked": async ({ sent }) => {
    assert.deepEqual(await sent(), []);
  },
} as const satisfies ChannelTests;

function isWithin(duration: Duration, least: number, most: number): boolean {
  const milliseconds = durationToMilliseconds(duration);
  return milliseconds >= least && milliseconds <= most;
}
