import assert from "node:assert/strict";
import type { SendMember, SendOutcome, SendRequest } from "@outreachkit/core/plugin";
import type { ChannelFixture, SentRecord } from "./channel-fixture.ts";

/** Requires that the provider took exactly the members of these requests, each once and as asked. */
export async function assertArrived(
  fixture: ChannelFixture,
  requests: readonly SendRequest[],
  /** The answers about the members of all requests; their provider ids are compared. */
  outcomes: readonly SendOutcome[] = [],
): Promise<void> {
  const sent = await fixture.sent();
  const members = requests.flatMap((request) => request.members);
  assert.equal(sent.length, members.length, "how many messages the provider took");
  for (const [index, member] of members.entries()) {
    const { address } = member.envelope.to;
    const found = sent.filter(({ to }) => to.includes(address));
    const [record] = found;
    assert.ok(record && found.length === 1, `${found.length} messages reached ${address}, not 1`);
    assertAsAsked(fixture, member, record);
    assertSameId(record, outcomes[index]);
  }
}

function assertAsAsked({ channel }: ChannelFixture, member: SendMember, record: SentRecord): void {
  const { envelope, content } = member;
  const kind = channel.kinds.find((candidate) => candidate.kind === member.kind);
  assert.deepEqual(record.to, [envelope.to.address], "who it reaches");
  // A protocol may end a text with a line break of its own.
  const words = content.format === "html" ? record.html : record.body;
  assert.equal(words?.trimEnd(), content.body.trimEnd(), "the words");
  if (record.toName !== undefined) assert.equal(record.toName, envelope.to.name, "the name");
  if (kind?.addressType === "email") assert.equal(record.from, envelope.from.address, "from");
  if (!kind?.threads) return;
  assert.equal(record.subject, envelope.subject, "the subject");
  if (channel.messageId === "chosen") assert.equal(record.messageId, envelope.messageId);
  if (envelope.inReplyTo === undefined) return;
  assert.equal(record.inReplyTo, envelope.inReplyTo, "In-Reply-To");
  assert.deepEqual(record.references, envelope.references, "References");
}

function assertSameId(record: SentRecord, outcome: SendOutcome | undefined): void {
  if (outcome?.outcome !== "sent" || outcome.providerMessageId === undefined) return;
  if (record.providerMessageId === undefined) return;
  assert.equal(outcome.providerMessageId, record.providerMessageId, "whose answer it is");
}
