import { describe, expect, test } from "vitest";
import type { MessageStep } from "./campaign-definition.ts";
import { stepFor } from "./step-for.ts";

const words = (body: string) => ({ body });
const step: MessageStep = {
  key: "hook",
  kind: "email",
  content: words("mail"),
  onMissingThread: "new-thread",
  fallbackSubject: "Hello",
  onFailed: "skip",
  delay: { days: 1 },
  fallback: [
    { kind: "sms", content: words("text") },
    { kind: "letter", content: words("letter") },
  ],
  mix: [
    { kind: "voice", content: words("call"), fallback: [{ kind: "sms", content: words("sms") }] },
  ],
};
const at = (channel: string | null, taken?: string) => {
  const { mix: _mix, ...form } = stepFor(step, {
    channel,
    fallbacks: taken === undefined ? {} : { hook: taken },
  });
  return form;
};
const shared = { key: "hook", onFailed: "skip", delay: { days: 1 } };

describe("stepFor", () => {
  test("is the step itself for who drew nothing, its own kind, or one that it does not have", () => {
    for (const channel of [null, "email", "fax"])
      expect(stepFor(step, { channel, fallbacks: {} })).toBe(step);
    expect(stepFor(step, { channel: null, fallbacks: { proof: "sms" } })).toBe(step);
    expect(stepFor(step, { channel: null, fallbacks: { hook: "fax" } })).toBe(step);
    const odd = { ...step, key: "constructor" };
    expect(stepFor(odd, { channel: null, fallbacks: {} })).toBe(odd);
  });

  test("has nothing of its own form on the channel that was drawn", () => {
    const [form] = step.mix ?? [];
    expect(at("voice")).toEqual({ ...shared, ...form });
  });

  test("has what is left to fall back to on the fallback that was taken", () => {
    const [text, letter] = step.fallback ?? [];
    expect(at(null, "sms")).toEqual({ ...shared, ...text, fallback: [letter] });
    expect(at(null, "letter")).toEqual({ ...shared, ...letter, fallback: [] });
    expect(at("voice", "sms")).toEqual({
      ...shared,
      kind: "sms",
      content: words("sms"),
      fallback: [],
    });
  });
});
