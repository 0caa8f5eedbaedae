import { describe, expect, test } from "vitest";
import type { MessageRecord } from "../contracts/store/records/message-record.ts";
import { UnapprovableError } from "../model/errors/unapprovable-error.ts";
import type { CheckSeverity } from "../model/check-report.ts";
import { requireSendable } from "./require-sendable.ts";

function messageWith(...found: readonly (readonly [CheckSeverity, string])[]): MessageRecord {
  return {
    tenantId: "tenant",
    id: "message-1",
    enrollmentId: "enrollment",
    campaignId: "campaign",
    contactId: "contact",
    stepKey: "hook",
    kind: "email",
    generation: "generated",
    generationAttempts: 1,
    generationError: null,
    approval: "pending",
    content: { subject: "Hi", body: "x", format: "text" },
    contentHash: "hash",
    checks: {
      scores: {},
      findings: found.map(([severity, code]) => ({ check: "any", severity, code, message: code })),
    },
    variant: null,
    choice: null,
    decidedBy: null,
    decidedAt: null,
    revision: 1,
    version: 1,
    createdAt: 0,
  };
}

describe("requireSendable", () => {
  test("lets a person approve what only warns, or a phrase that is banned", () => {
    expect(() => requireSendable(messageWith())).not.toThrow();
    expect(() =>
      requireSendable(messageWith(["warning", "low-personalization"], ["error", "banned-phrase"])),
    ).not.toThrow();
    expect(() => requireSendable({ ...messageWith(), checks: null })).not.toThrow();
  });

  test.each(["missing-value", "unsafe-subject", "over-limit", "a-check-of-the-future"])(
    "lets nobody approve %s: the words themselves cannot go",
    (code) => {
      expect(() => requireSendable(messageWith(["error", code]))).toThrow(UnapprovableError);
    },
  );

  test("names every reason once, and what to do", () => {
    const message = messageWith(
      ["error", "over-limit"],
      ["error", "banned-phrase"],
      ["error", "over-limit"],
      ["error", "missing-value"],
    );
    expect(() => requireSendable(message)).toThrow(
      "Message message-1 cannot be approved as it is (over-limit, missing-value); edit it first.",
    );
  });
});
