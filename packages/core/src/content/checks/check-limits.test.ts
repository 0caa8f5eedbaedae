import { describe, expect, it } from "vitest";
import type { MessageKind } from "../../contracts/channel.ts";
import type { MessageContent } from "../../model/message-content.ts";
import { checkLimits } from "./check-limits.ts";

const kind: MessageKind = {
  kind: "linkedin-message",
  addressType: "linkedin",
  limits: { subject: 10, body: 100, softBody: 50 },
  threads: false,
};
const check = (content: Partial<MessageContent>) =>
  checkLimits({ content: { body: "x", format: "text", ...content }, kind });

describe("checkLimits", () => {
  it("accepts what is exactly at the limit", () => {
    expect(check({ subject: "x".repeat(10), body: "x".repeat(50) })).toEqual({
      score: 100,
      findings: [],
    });
  });

  it("refuses what is one over, with the length and the limit", () => {
    expect(check({ body: "x".repeat(101) })).toEqual({
      score: 0,
      findings: [
        {
          check: "limits",
          severity: "error",
          code: "over-limit",
          message: "The body has 101 characters; the limit is 100. Take out at least 1.",
        },
      ],
    });
    expect(check({ subject: "x".repeat(11) }).score).toBe(0);
    expect(check({ fallbackSubject: "x".repeat(11) }).score).toBe(0);
  });

  it("warns once over the soft limit", () => {
    expect(check({ body: "x".repeat(51) })).toMatchObject({
      score: 80,
      findings: [{ severity: "warning", code: "over-soft-limit" }],
    });
    expect(check({ body: "x".repeat(101) }).findings).toHaveLength(1);
  });

  it("refuses a message that rendered to nothing", () => {
    expect(check({ body: " \n" })).toMatchObject({ score: 0, findings: [{ code: "blank" }] });
    expect(check({ subject: "" })).toMatchObject({ score: 0, findings: [{ code: "blank" }] });
  });
});
