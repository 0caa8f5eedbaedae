import type { Envelope } from "@outreachkit/core/plugin";
import { describe, expect, it } from "vitest";
import { findHeaderProblem } from "./find-header-problem.ts";
import { createRequest } from "./test-support/create-request.ts";

const problemOf = (changes: Partial<Envelope>) => {
  const [member] = createRequest({ envelope: changes }).members;
  return member ? findHeaderProblem(member.envelope) : undefined;
};

const address = "bob@byte.example";
const breaks = ["\r\n", "\n", "\r", "\0", "\u0085", "\u2028", "\u2029", "\u007f", "\u001b"];

describe("S1: a line break or control character is refused, not repaired", () => {
  const unsafe = { outcome: "rejected", code: "unsafe-header" };

  it.each(breaks.map((text) => [`U+${text.codePointAt(0)?.toString(16)}`, text]))(
    "%s",
    (_, text) => {
      const name = `Ann${text}Bcc: x@evil.test`;
      expect(problemOf({ to: { name, address } })).toEqual(unsafe);
      expect(problemOf({ from: { name, address } })).toEqual(unsafe);
      expect(problemOf({ subject: `Hi${text}X-A: b` })).toEqual(unsafe);
      expect(problemOf({ to: { address: `${address}${text}` } })).toEqual(unsafe);
      expect(problemOf({ from: { address: `${address}${text}` } })).toEqual(unsafe);
      expect(problemOf({ replyTo: `${address}${text}` })).toEqual(unsafe);
      expect(problemOf({ listUnsubscribe: `<https://a.example>${text}` })).toEqual(unsafe);
      expect(problemOf({ inReplyTo: `<a@b>${text}` })).toEqual(unsafe);
      expect(problemOf({ references: ["<a@b>", `<c@d>${text}`] })).toEqual(unsafe);
      expect(problemOf({ messageId: `<a${text}@b>` })).toEqual(unsafe);
    },
  );

  it("also where a mail program would decode one", () => {
    const encoded = "=?utf-8?q?Ann=0D=0ABcc:_x=40evil.test?=";
    expect(problemOf({ to: { name: encoded, address } })).toEqual(unsafe);
    expect(problemOf({ subject: encoded })).toEqual(unsafe);
  });

  it("takes a percent sequence for the letters it is", () => {
    expect(problemOf({ subject: "Hi%0d%0aX-A: b" })).toBeNull();
  });
});

describe("S2: an address is exactly one addr-spec", () => {
  it.each([
    "a@b.test, c@evil.test",
    "<a@b.test> c@evil.test",
    "=?utf-8?q?=40evil.test?=@b.test",
    '"a@b.test"@evil.test',
    "a@b.test;c@evil.test",
    "Ann <a@b.test>",
    "a@b@evil.test",
    "a(b)@evil.test",
    "a@[127.0.0.1]",
    "a..b@evil.test",
    "a@-evil.test",
    "žofie@evil.test",
    `${"a".repeat(65)}@b.test`,
    `a@${"b".repeat(60)}.${"b".repeat(60)}.${"b".repeat(60)}.${"b".repeat(60)}.${"b".repeat(60)}`,
    "a",
    "",
  ])("%s", (wrong) => {
    expect(problemOf({ to: { address: wrong } })).toMatchObject({ outcome: "rejected" });
    expect(problemOf({ from: { address: wrong } })).toMatchObject({ outcome: "rejected" });
    expect(problemOf({ replyTo: wrong })).toMatchObject({ outcome: "rejected" });
  });

  it("says whether the recipient is at fault", () => {
    expect(problemOf({ to: { address: "a" } })).toEqual({
      outcome: "rejected",
      code: "invalid-recipient",
      recipient: true,
    });
    expect(problemOf({ from: { address: "a" } })).toEqual({
      outcome: "rejected",
      code: "invalid-sender",
    });
  });

  it.each(["a@b.test", "o'brien+x@sub.b-c.example", "a.b_c@xn--jgeva-dua.ee", "root@localhost"])(
    "takes %s",
    (right) => {
      expect(problemOf({ to: { address: right }, replyTo: right })).toBeNull();
    },
  );
});
