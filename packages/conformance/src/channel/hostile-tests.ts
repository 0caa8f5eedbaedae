import type { SendMember, SendRequest } from "@outreachkit/core/plugin";
import { assertArrived } from "./assert-arrived.ts";
import { assertOutcomes } from "./assert-outcomes.ts";
import type { ChannelFixture } from "./channel-fixture.ts";
import type { ChannelTests } from "./channel-test.ts";
import { createRequestFactory } from "./create-request-factory.ts";
import { hostileText } from "./hostile-text.ts";
import { requireThreads } from "./require-ability.ts";
import { sendRequest } from "./send-request.ts";

/** Content that tries to be something else. It is rejected, or it arrives exactly as written. */
export const hostileTests = {
  "lets no line break in a name add a header or a recipient": async (fixture) => {
    const create = createRequestFactory(fixture.channel);
    await requireHarmless(
      fixture,
      hostileText.lineBreaks.map((text) => create({ change: withTo({ name: `Ann${text}` }) })),
    );
  },

  "lets no line break in a subject add a header or a recipient": async (fixture) => {
    const kind = requireThreads(fixture);
    const create = createRequestFactory(fixture.channel);
    await requireHarmless(
      fixture,
      hostileText.lineBreaks.map((text) => create({ kind, change: withSubject(`Hi${text}`) })),
    );
  },

  "reaches nobody else through an address": async (fixture) => {
    const create = createRequestFactory(fixture.channel);
    await requireHarmless(
      fixture,
      hostileText.addresses.map((address) => create({ change: withTo({ address }) })),
    );
  },

  "reaches nobody else through a name": async (fixture) => {
    const create = createRequestFactory(fixture.channel);
    await requireHarmless(
      fixture,
      hostileText.names.map((name) => create({ change: withTo({ name }) })),
    );
  },

  "keeps names and words of every script": async (fixture) => {
    const { name, body } = hostileText.scripts;
    const create = createRequestFactory(fixture.channel);
    await requireAsWritten(
      fixture,
      create({ change: (member) => withBody(body)(withTo({ name })(member)) }),
    );
  },

  "keeps lines that protocols take for their own": async (fixture) => {
    const create = createRequestFactory(fixture.channel);
    await requireAsWritten(fixture, create({ change: withBody(hostileText.protocolLines) }));
  },

  "keeps the longest words that it allows": async (fixture) => {
    const create = createRequestFactory(fixture.channel);
    const limit = fixture.channel.kinds[0]?.limits.body ?? 100_000;
    const words = `${"long ".repeat(300)}${"x".repeat(3_000)}\n`.repeat(25).slice(0, limit - 1);
    await requireAsWritten(fixture, create({ change: withBody(`${words}.`) }));
  },
} as const satisfies ChannelTests;

type Change = (member: SendMember) => SendMember;

function withTo(to: { readonly name?: string; readonly address?: string }): Change {
  return (member) => ({
    ...member,
    envelope: { ...member.envelope, to: { ...member.envelope.to, ...to } },
  });
}

function withSubject(subject: string): Change {
  return (member) => ({ ...member, envelope: { ...member.envelope, subject } });
}

function withBody(body: string): Change {
  return (member) => ({ ...member, content: { ...member.content, body } });
}

async function requireHarmless(
  fixture: ChannelFixture,
  requests: readonly SendRequest[],
): Promise<void> {
  const sent: SendRequest[] = [];
  for (const request of requests) {
    const outcomes = await sendRequest(fixture.channel, request);
    assertOutcomes(outcomes, "sent", "rejected");
    if (outcomes[0]?.outcome === "sent") sent.push(request);
  }
  await assertArrived(fixture, sent);
}

async function requireAsWritten(fixture: ChannelFixture, request: SendRequest): Promise<void> {
  assertOutcomes(await sendRequest(fixture.channel, request), "sent");
  await assertArrived(fixture, [request]);
}
