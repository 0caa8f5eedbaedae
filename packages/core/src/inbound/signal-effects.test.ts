import { describe, expect, test } from "vitest";
import type { Signal, SignalType } from "./signal.ts";
import { type SignalEffects, signalEffects } from "./signal-effects.ts";

const nothing: SignalEffects = {
  stop: null,
  suppress: null,
  receipt: null,
  replied: false,
  pause: false,
  status: null,
};
const externalId = "webhook-1";
const reply = (intent?: (Signal & { type: "reply" })["intent"]): Signal => ({
  externalId,
  type: "reply",
  ...(intent && { intent }),
});

type Case = readonly [name: string, signal: Signal, effects: Partial<SignalEffects>];

/** One entry per type of signal: a new type does not compile until its effects are written here. */
const table: { readonly [type in SignalType]: readonly Case[] } = {
  reply: [
    ["a reply", reply(), { stop: "replied", replied: true, status: "replied" }],
    ["a question", reply("question"), { stop: "replied", replied: true, status: "replied" }],
    ["interest", reply("interested"), { stop: "replied", replied: true, status: "interested" }],
    [
      "a wish to meet",
      reply("meeting-request"),
      { stop: "replied", replied: true, status: "meeting" },
    ],
    [
      "no interest, which is not a wish to hear nothing more",
      reply("not-interested"),
      { stop: "replied", replied: true, status: "not-interested", suppress: null },
    ],
  ],
  bounce: [
    [
      "a hard bounce",
      { externalId, type: "bounce", severity: "hard" },
      { stop: "bounced", suppress: "bounced", receipt: "bounced", status: "bounced" },
    ],
    ["a soft bounce", { externalId, type: "bounce", severity: "soft" }, {}],
  ],
  complaint: [
    [
      "a complaint",
      { externalId, type: "complaint" },
      {
        stop: "complained",
        suppress: "complained",
        receipt: "complained",
        status: "unsubscribed",
      },
    ],
  ],
  unsubscribe: [
    [
      "an unsubscribe",
      { externalId, type: "unsubscribe" },
      { stop: "unsubscribed", suppress: "unsubscribed", status: "unsubscribed" },
    ],
  ],
  "out-of-office": [
    ["an absence", { externalId, type: "out-of-office" }, { pause: true }],
    [
      "an absence with a date",
      { externalId, type: "out-of-office", returnsAt: "2026-03-09T00:00:00Z" },
      { pause: true },
    ],
  ],
  "automatic-reply": [
    ["an automatic answer, which changes nothing", { externalId, type: "automatic-reply" }, {}],
  ],
  open: [["an opened message", { externalId, type: "open" }, {}]],
  click: [["a click", { externalId, type: "click" }, {}]],
  "connection-accepted": [["a connection", { externalId, type: "connection-accepted" }, {}]],
  goal: [["a goal", { externalId, type: "goal", name: "demo" }, { stop: "goal" }]],
  custom: [["what only the host knows", { externalId, type: "custom", name: "used" }, {}]],
};

describe("signalEffects", () => {
  test.each(Object.values(table).flat())(
    "gives for %s exactly its effects",
    (_, signal, effects) => {
      expect(signalEffects(signal)).toEqual({ ...nothing, ...effects });
    },
  );

  test("stops whoever is suppressed, and never only pauses them", () => {
    const all = Object.values(table)
      .flat()
      .map(([, signal]) => signalEffects(signal));
    const suppressing = all.filter(({ suppress }) => suppress !== null);
    expect(suppressing).toHaveLength(3);
    expect(suppressing.every(({ stop }) => stop !== null)).toBe(true);
    expect(all.filter(({ stop, pause }) => stop !== null && pause)).toEqual([]);
  });
});
