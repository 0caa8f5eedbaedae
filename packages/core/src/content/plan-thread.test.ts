import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planThread } from "./plan-thread.ts";
import type { ThreadMessage } from "./plan-thread.ts";

const sent = (id: string | undefined, changes: Partial<ThreadMessage> = {}): ThreadMessage => ({
  ...(id !== undefined && { messageId: `<${id}>` }),
  subject: "Hello Ada",
  kind: "email",
  senderId: "ada",
  bounced: false,
  startsThread: id === "1",
  ...changes,
});
const plan = (
  previous: readonly ThreadMessage[],
  changes: Partial<Parameters<typeof planThread>[0]> = {},
) => planThread({ kind: "email", senderId: "ada", previous, ...changes });

describe("planThread", () => {
  it("starts a thread with a subject of its own, whatever was sent before", () => {
    expect(plan([sent("1")], { subject: "New" })).toEqual({ outcome: "new", subject: "New" });
  });

  it("answers the last message, with all of the thread in References, oldest first", () => {
    expect(
      plan([
        sent("1"),
        sent("2", { subject: "Re: Hello Ada" }),
        sent("3", { subject: "Re: Hello Ada" }),
      ]),
    ).toEqual({
      outcome: "reply",
      subject: "Re: Hello Ada",
      inReplyTo: "<3>",
      references: ["<1>", "<2>", "<3>"],
    });
  });

  it("passes over messages that bounced, of other kinds and of other senders", () => {
    const previous = [
      sent("1"),
      sent("2", { senderId: "bob" }),
      sent("3", { kind: "linkedin-message" }),
      sent("4", { bounced: true }),
    ];
    expect(plan(previous)).toMatchObject({ inReplyTo: "<1>", references: ["<1>"] });
  });

  it("takes the subject of the thread that runs, not of an earlier one", () => {
    const previous = [
      sent("1"),
      sent("2"),
      sent("3", { subject: "Second topic", startsThread: true }),
      sent("4", { subject: "Re: Second topic" }),
    ];
    expect(plan(previous)).toEqual({
      outcome: "reply",
      subject: "Re: Second topic",
      inReplyTo: "<4>",
      references: ["<3>", "<4>"],
    });
  });

  it("goes back to the earlier thread when the message that started the new one bounced", () => {
    const previous = [
      sent("1"),
      sent("2", { subject: "Second", startsThread: true, bounced: true }),
    ];
    expect(plan(previous)).toMatchObject({ subject: "Re: Hello Ada", inReplyTo: "<1>" });
  });

  it("leaves a bounced message out of References, since nobody has it", () => {
    const previous = [sent("1"), sent("2", { bounced: true }), sent("3")];
    expect(plan(previous)).toMatchObject({ references: ["<1>", "<3>"] });
  });

  it("misses the thread when nothing was sent", () => {
    expect(plan([])).toEqual({ outcome: "missing-thread", reason: "nothing-sent" });
    expect(plan([sent("1", { bounced: true })])).toEqual({
      outcome: "missing-thread",
      reason: "nothing-sent",
    });
  });

  it("starts the fallback thread only if the step allows it", () => {
    expect(plan([], { fallbackSubject: "Hi" })).toEqual({
      outcome: "missing-thread",
      reason: "nothing-sent",
    });
    expect(plan([], { fallbackSubject: "Hi", onMissingThread: "hold" })).toMatchObject({
      outcome: "missing-thread",
    });
    expect(plan([], { fallbackSubject: "Hi", onMissingThread: "new-thread" })).toEqual({
      outcome: "new",
      subject: "Hi",
    });
  });

  it("waits for an id that may still come, and takes the fallback when it will not", () => {
    const options = { fallbackSubject: "Hi", onMissingThread: "new-thread" as const };
    const previous = [sent(undefined, { startsThread: true })];
    expect(plan(previous, { ...options, awaitMessageId: true })).toEqual({
      outcome: "missing-thread",
      reason: "message-id-unknown",
    });
    expect(plan(previous, options)).toEqual({ outcome: "new", subject: "Hi" });
    expect(plan(previous)).toEqual({ outcome: "missing-thread", reason: "message-id-unknown" });
  });

  it("does not answer an older message past one whose id is unknown", () => {
    expect(plan([sent("1"), sent(undefined)])).toMatchObject({
      outcome: "missing-thread",
      reason: "message-id-unknown",
    });
  });

  it("keeps the first and the last ten of very long threads", () => {
    const previous = Array.from({ length: 30 }, (_, index) => sent(String(index + 1)));
    const planned = plan(previous);
    expect(planned.outcome === "reply" && planned.references).toEqual([
      "<1>",
      ...Array.from({ length: 10 }, (_, index) => `<${index + 21}>`),
    ]);
  });

  it("always ends References with the message it answers, and never says Re: Re:", () => {
    const message = fc.record({
      messageId: fc.uuid(),
      subject: fc.constantFrom("Hi", "Re: Hi", "Re: Re: Hi"),
      kind: fc.constantFrom("email", "sms"),
      senderId: fc.constantFrom("ada", "bob"),
      bounced: fc.boolean(),
      startsThread: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 40 }), (previous) => {
        const planned = plan(previous);
        const candidates = previous.filter(
          (one) => one.kind === "email" && one.senderId === "ada" && !one.bounced,
        );
        if (planned.outcome !== "reply") {
          expect(candidates).toEqual([]);
          return;
        }
        expect(planned.inReplyTo).toBe(candidates.at(-1)?.messageId);
        expect(planned.references.at(-1)).toBe(planned.inReplyTo);
        expect(planned.references.length).toBeLessThanOrEqual(11);
        expect(planned.subject).toBe("Re: Hi");
      }),
    );
  });
});
