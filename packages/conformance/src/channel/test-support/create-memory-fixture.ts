import type { PushChannel, SendMember, SendOutcome, SendRequest } from "@outreachkit/core/plugin";
import type { ChannelFixture, FailureMode, SentRecord } from "../channel-fixture.ts";

/** A provider in memory and a channel for it that keeps every rule of the kit. */
export function createMemoryFixture(): Required<Omit<ChannelFixture, "close">> {
  const log: SentRecord[] = [];
  const payloads = new Map<string, string>();
  let failure: FailureMode | undefined;

  function take(request: SendRequest): readonly SendOutcome[] {
    const payload = JSON.stringify(request.members);
    const earlier = payloads.get(request.requestKey);
    if (earlier !== undefined && earlier !== payload) {
      return same(request, { outcome: "rejected", code: "idempotency-mismatch" });
    }
    if (earlier === undefined) log.push(...request.members.map(toRecord));
    payloads.set(request.requestKey, payload);
    return request.members.map(({ deliveryId }) => ({
      outcome: "sent",
      providerMessageId: deliveryId,
    }));
  }

  const createChannel = (): PushChannel => ({
    specificationVersion: "v1",
    mode: "push",
    name: "memory",
    kinds: [{ kind: "email", addressType: "email", limits: { body: 50_000 }, threads: true }],
    defaults: { dailyCap: 50, gap: { seconds: 0 }, gapJitter: { seconds: 0 } },
    messageId: "chosen",
    idempotency: { scope: "request", window: { days: 1 } },
    batchSize: 5,
    timeout: { seconds: 10 },
    async send(request, { signal }) {
      const mode = failure;
      failure = undefined;
      if (signal.aborted) return same(request, { outcome: "deferred", code: "aborted" });
      if (request.members.some(isUnsafe)) {
        return same(request, { outcome: "rejected", code: "unsafe-header" });
      }
      switch (mode) {
        case "refuse":
          return same(request, { outcome: "rejected", code: "refused" });
        case "defer":
          return same(request, {
            outcome: "deferred",
            code: "rate-limit",
            retryAfter: { seconds: 1 },
          });
        case "lose-request":
          return same(request, { outcome: "uncertain", code: "connection-lost" });
        case "lose-answer":
          take(request);
          return same(request, { outcome: "uncertain", code: "timed-out" });
        case undefined:
          return take(request);
      }
    },
    lookup: async ({ requestKey, members }) =>
      members.map(() => ({ outcome: payloads.has(requestKey) ? "sent" : "not-sent" })),
  });

  return {
    channel: createChannel(),
    reopen: createChannel,
    sent: async () => [...log],
    fail: (mode) => {
      failure = mode;
    },
  };
}

function same(request: SendRequest, outcome: SendOutcome): readonly SendOutcome[] {
  return request.members.map(() => outcome);
}

function toRecord({ deliveryId, envelope, content }: SendMember): SentRecord {
  return {
    to: [envelope.to.address],
    toName: envelope.to.name,
    from: envelope.from.address,
    subject: envelope.subject,
    body: content.format === "html" ? "Dear Ann,\n\n1 < 2 x" : content.body,
    html: content.format === "html" ? content.body : undefined,
    messageId: envelope.messageId,
    inReplyTo: envelope.inReplyTo,
    references: envelope.references,
    providerMessageId: deliveryId,
  };
}

function isUnsafe({ envelope }: SendMember): boolean {
  const texts = [envelope.to.name ?? "", envelope.subject ?? ""];
  return (
    texts.some((text) => /[\p{Cc}\u2028\u2029]/u.test(text)) ||
    !/^[\w.+-]+@[\w.-]+$/.test(envelope.to.address)
  );
}
