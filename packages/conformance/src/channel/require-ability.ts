import assert from "node:assert/strict";
import type { MessageKind, PushChannel } from "@outreachkit/core/plugin";
import type { ChannelFixture, FailureMode } from "./channel-fixture.ts";

/** Arranges a failure. A kit that cannot be tested says so; it never passes for lack of means. */
export async function arrangeFailure(fixture: ChannelFixture, mode: FailureMode): Promise<void> {
  if (!fixture.fail) throw missing(`the fixture has no fail("${mode}")`);
  await fixture.fail(mode);
}

export async function reopenChannel(fixture: ChannelFixture): Promise<PushChannel> {
  if (!fixture.reopen) throw missing("the fixture has no reopen()");
  return fixture.reopen();
}

export function requireThreads({ channel }: ChannelFixture): MessageKind {
  const kind = channel.kinds.find(({ threads }) => threads);
  if (!kind) throw missing("no kind of the channel has threads");
  return kind;
}

export function requireEmail({ channel }: ChannelFixture): MessageKind {
  const kind = channel.kinds.find(({ addressType }) => addressType === "email");
  if (!kind) throw missing("no kind of the channel goes to e-mail addresses, so none takes HTML");
  return kind;
}

export function requireLookup({ channel }: ChannelFixture): NonNullable<PushChannel["lookup"]> {
  const { lookup } = channel;
  if (!lookup) throw missing("the channel has no lookup()");
  return lookup.bind(channel);
}

/** How many members one key protects. */
export function requireIdempotency({ channel }: ChannelFixture): number {
  if (channel.idempotency.scope === "none") throw missing("the channel's keys protect nothing");
  return channel.idempotency.scope === "request" ? Math.min(channel.batchSize, 3) : 1;
}

function missing(what: string): Error {
  const message = `This cannot be tested: ${what}. Add it, or skip this test with the reason.`;
  return new assert.AssertionError({ message });
}
