import type { PushChannel, SendMember, SendOutcome, SendRequest } from "@outreachkit/core/plugin";
import type { ChannelFixture } from "../channel-fixture.ts";
import type { ChannelTestName } from "../channel-groups.ts";

type Send = PushChannel["send"];

/** Breaks one rule of a channel that keeps them all. */
export type Fault = (fixture: ChannelFixture) => ChannelFixture;

/** For each test of the kit a channel that it has to fail: an author's likely mistake. */
export const faults: Readonly<Record<ChannelTestName, Fault>> = {
  "says which contract it keeps": withChannel({ specificationVersion: "v0" as "v1" }),
  "has a name that senders can point to": withChannel({ name: "My channel" }),
  "declares each kind once, with limits above zero": withChannel({
    kinds: [{ kind: "email", addressType: "email", limits: { body: 0 }, threads: true }],
  }),
  "declares caps, gaps and a time-out that can be kept": withChannel({ timeout: {} }),
  "declares a batch of at least one": withChannel({ batchSize: 0 }),
  "remembers keys for longer than a call takes": withChannel({
    idempotency: { scope: "request", window: { seconds: 10 } },
  }),
  "sends nothing before it is asked": (fixture) => ({
    ...fixture,
    sent: async () => [{ to: ["ann@ann.example"], body: "A test on start." }],
  }),

  "sends a message of each kind as it was asked for": withMembers(withBody((body) => `${body} 🚀`)),
  "answers a full batch member by member": withOutcomes((outcomes) => outcomes.toReversed()),
  "keeps twenty requests at once apart": withSend((send) => {
    let current: SendRequest;
    return async (request, options) => {
      current = request;
      await nextTurn();
      return send(current, options);
    };
  }),
  "names the messages that a follow-up answers": withMembers(
    withEnvelope((envelope) => ({ ...envelope, references: [] })),
  ),
  "sends HTML together with its words as text": (fixture) => ({
    ...fixture,
    sent: async () => (await fixture.sent()).map((record) => ({ ...record, body: "" })),
  }),
  "leaves the request as it was": withSend((send) => (request, options) => {
    Reflect.set(request, "senderId", "other");
    return send(request, options);
  }),

  "calls a refusal for good rejected": withOutcomes(replace("rejected", "deferred")),
  "calls a refusal for now deferred, and sends it later": withOutcomes(
    replace("deferred", "rejected"),
  ),
  "never calls a message refused whose answer was lost": withOutcomes(
    replace("uncertain", "deferred"),
  ),
  "never calls a message sent or refused for good that was lost on its way": withOutcomes(
    (outcomes) => outcomes.map(() => ({ outcome: "sent" })),
  ),
  "answers an aborted call honestly": withSend((send) => async (request, options) => {
    options.signal.throwIfAborted();
    return send(request, options);
  }),

  "sends the same request twice as one message": withSend(withoutKeys),
  "sends the same request twenty times at once as one message": withSend((send) =>
    rememberAfter(withoutKeys(send)),
  ),
  "knows in another process what the first one sent": (fixture) => {
    const send = withoutKeys(fixture.channel.send);
    const create = () => ({ ...fixture.channel, send: rememberAfter(send) });
    return { ...fixture, channel: create(), reopen: create };
  },
  "sends the same words under another key again": withSend((send) => (request, options) => {
    const words = request.members.map(({ content }) => content.body).join("\n");
    return send({ ...request, requestKey: words }, options);
  }),
  "rejects other words under the same key": withOutcomes(replace("rejected", "sent")),
  "repeats a request whose answer was lost without a second message": withSend((send) => {
    const lost = new Set<string>();
    return async (request, options) => {
      const outcomes = await (lost.has(request.requestKey) ? withoutKeys(send) : send)(
        request,
        options,
      );
      if (outcomes.some(({ outcome }) => outcome === "uncertain")) lost.add(request.requestKey);
      return outcomes;
    };
  }),
  "repeats a request that was lost on its way": withSend((send) => {
    const tried = new Set<string>();
    return async (request, options) => {
      if (tried.has(request.requestKey)) return request.members.map(() => ({ outcome: "sent" }));
      tried.add(request.requestKey);
      return send(request, options);
    };
  }),

  "finds what was sent": withLookup(() => "not-sent"),
  "never finds what was not sent": withLookup(() => "sent"),
  "never disproves a message whose answer was lost": withLookup((_, answers) =>
    answers.includes("sent") ? "sent" : "not-sent",
  ),
  "never finds a message that was lost on its way": withLookup((_, answers) =>
    answers.length > 0 ? "sent" : "not-sent",
  ),
  "sends nothing by looking": (fixture) => {
    const { channel } = fixture;
    const lookup: Send = async (request, options) => channel.send(request, options);
    return {
      ...fixture,
      channel: {
        ...channel,
        lookup: async (request, options) => {
          await lookup(request, options);
          return request.members.map(() => ({ outcome: "sent" }));
        },
      },
    };
  },

  "lets no line break in a name add a header or a recipient": withMembers(
    withEnvelope((envelope) => ({
      ...envelope,
      to: { ...envelope.to, name: oneLine(envelope.to.name ?? "") },
    })),
  ),
  "lets no line break in a subject add a header or a recipient": withMembers(
    withEnvelope((envelope) => ({ ...envelope, subject: oneLine(envelope.subject ?? "") })),
  ),
  "reaches nobody else through an address": withMembers(
    withEnvelope((envelope) => ({
      ...envelope,
      to: { address: addressesIn(envelope.to.address).at(-1) ?? "" },
    })),
  ),
  "reaches nobody else through a name": (fixture) => ({
    ...fixture,
    sent: async () =>
      (await fixture.sent()).map((record) => ({
        ...record,
        to: [...record.to, ...addressesIn(record.toName ?? "")],
      })),
  }),
  "keeps names and words of every script": withMembers(
    withBody((body) => body.normalize("NFKD").replace(/[^\x20-\x7e\n]/g, "")),
  ),
  "keeps lines that protocols take for their own": withMembers(
    withBody((body) => body.replace(/^\./gm, "")),
  ),
  "keeps the longest words that it allows": withMembers(withBody((body) => body.slice(0, 10_000))),
};

function withChannel(changes: Partial<PushChannel>): Fault {
  return (fixture) => ({ ...fixture, channel: { ...fixture.channel, ...changes } });
}

function withSend(change: (send: Send) => Send): Fault {
  return (fixture) => withChannel({ send: change(fixture.channel.send) })(fixture);
}

function withMembers(change: (member: SendMember) => SendMember): Fault {
  return withSend(
    (send) => (request, options) =>
      send({ ...request, members: request.members.map(change) }, options),
  );
}

function withEnvelope(change: (envelope: SendMember["envelope"]) => SendMember["envelope"]) {
  return (member: SendMember): SendMember => ({ ...member, envelope: change(member.envelope) });
}

function withBody(change: (body: string) => string) {
  return ({ content, ...member }: SendMember): SendMember => ({
    ...member,
    content: { ...content, body: change(content.body) },
  });
}

function withOutcomes(change: (outcomes: readonly SendOutcome[]) => readonly SendOutcome[]): Fault {
  return withSend((send) => async (request, options) => change(await send(request, options)));
}

function replace(from: SendOutcome["outcome"], to: SendOutcome["outcome"]) {
  return (outcomes: readonly SendOutcome[]): readonly SendOutcome[] =>
    outcomes.map((outcome) =>
      outcome.outcome === from ? { outcome: to, code: "misread" } : outcome,
    );
}

/** A look-up that knows only what `send` answered in this process. */
function withLookup(
  look: (request: SendRequest, answers: readonly string[]) => "sent" | "not-sent",
): Fault {
  return (fixture) => {
    const answers = new Map<string, readonly string[]>();
    const send: Send = async (request, options) => {
      const outcomes = await fixture.channel.send(request, options);
      answers.set(
        request.requestKey,
        outcomes.map(({ outcome }) => outcome),
      );
      return outcomes;
    };
    const lookup: PushChannel["lookup"] = async (request) =>
      request.members.map(() => ({
        outcome: look(request, answers.get(request.requestKey) ?? []),
      }));
    return withChannel({ send, lookup })(fixture);
  };
}

function withoutKeys(send: Send): Send {
  return (request, options) => send({ ...request, requestKey: crypto.randomUUID() }, options);
}

/** Remembers keys by itself, and only after the call: enough for one caller at a time. */
function rememberAfter(send: Send): Send {
  const known = new Map<string, readonly SendOutcome[]>();
  return async (request, options) => {
    const earlier = known.get(request.requestKey);
    if (earlier) return earlier;
    await nextTurn();
    const outcomes = await send(request, options);
    known.set(request.requestKey, outcomes);
    return outcomes;
  };
}

function nextTurn(): Promise<void> {
  return Promise.resolve();
}

function oneLine(text: string): string {
  return text.split(/[\p{Cc}\u2028\u2029]/u, 1)[0] ?? "";
}

function addressesIn(text: string): readonly string[] {
  return text.match(/[\w.+-]+@[\w.-]+/g) ?? [];
}
