import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseEmailAddress } from "./parse-email-address.ts";

const keyOf = (input: string) => parseEmailAddress(input)?.key;

describe("parseEmailAddress", () => {
  test("keeps the address as given, and compares it in lower case", () => {
    expect(parseEmailAddress("  Ada.Lovelace+crm@Acme.Example ")).toEqual({
      address: "Ada.Lovelace+crm@Acme.Example",
      key: "ada.lovelace+crm@acme.example",
      domain: "acme.example",
    });
  });

  describe("S2: takes exactly one address and nothing that smuggles a second", () => {
    test.each([
      "a@b.test, c@evil.test",
      "a@b.test;c@evil.test",
      "a@b.test c@evil.test",
      "<a@b.test> c@evil.test",
      "<a@b.test>",
      "Ada <a@b.test>",
      "=?utf-8?q?=40evil.test?=@b.test",
      '"a@b.test"@evil.test',
      '"a, c@evil.test"@b.test',
      "a@b.test@evil.test",
      "a@b.test\r\nBcc: x@evil.test",
      "a@b.test\0",
      "a\u0000@b.test",
      "a(c@evil.test)@b.test",
      "group:a@b.test,c@evil.test;",
      "@evil.test:a@b.test",
      "a@[127.0.0.1]",
      "a%40evil.test@b.test",
    ])("refuses %j", (input) => {
      expect(parseEmailAddress(input)).toBeNull();
    });
  });

  test.each([
    "",
    "a",
    "a@",
    "@b.test",
    "a@b",
    "a..b@c.test",
    ".a@b.test",
    "a@b..test",
    "ünï@x.test",
  ])("refuses %j, which is no address", (input) => {
    expect(parseEmailAddress(input)).toBeNull();
  });

  test("refuses what is too long for the protocol", () => {
    const domain = `${"d".repeat(60)}.${"e".repeat(60)}.example`;
    expect(parseEmailAddress(`${"a".repeat(64)}@${domain}`)).not.toBeNull();
    expect(parseEmailAddress(`${"a".repeat(65)}@${domain}`)).toBeNull();
    expect(parseEmailAddress(`a@${"d".repeat(60)}.${domain}.${domain}`)).toBeNull();
  });

  test("sees one person behind every spelling that Google delivers to one mailbox", () => {
    const spellings = [
      "adalovelace@gmail.com",
      "Ada.Lovelace@gmail.com",
      "a.d.a.lovelace+crm@GMAIL.com",
      "ada.lovelace@googlemail.com",
    ];
    expect(new Set(spellings.map(keyOf))).toEqual(new Set(["adalovelace@gmail.com"]));
  });

  test("keeps dots and tags apart for everyone else", () => {
    expect(keyOf("ada.lovelace@acme.example")).not.toBe(keyOf("adalovelace@acme.example"));
    expect(keyOf("ada+crm@acme.example")).toBe("ada+crm@acme.example");
  });

  test("leaves a Google address whole that is nothing but a tag", () => {
    expect(keyOf("+crm@gmail.com")).toBe("+crm@gmail.com");
  });

  test("gives every case of an address the same identity, and a key is its own key", () => {
    const local = fc.stringMatching(/^[a-z0-9]{1,8}(\.[a-z0-9]{1,8})?(\+[a-z0-9]{1,5})?$/);
    const domain = fc.constantFrom("acme.example", "gmail.com", "googlemail.com", "mail.b.test");
    fc.assert(
      fc.property(local, domain, fc.array(fc.boolean()), (name, host, upper) => {
        const address = `${name}@${host}`;
        const mixed = Array.from(address)
          .map((letter, at) => (upper[at % (upper.length || 1)] ? letter.toUpperCase() : letter))
          .join("");
        const parsed = parseEmailAddress(mixed);
        expect(parsed?.key).toBe(keyOf(address));
        expect(parsed?.address).toBe(mixed);
        expect(parsed?.domain).toBe(host);
        expect(keyOf(parsed?.key ?? "")).toBe(parsed?.key);
      }),
    );
  });

  test("never gives an address with anything in it that separates recipients or headers", () => {
    const piece = fc.constantFrom(
      "a",
      "@",
      ".",
      "b.test",
      ",",
      ";",
      "<",
      ">",
      '"',
      " ",
      "\r\n",
      ":",
      "(",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const parsed = parseEmailAddress(pieces.join(""));
        if (!parsed) return;
        expect(parsed.address).toMatch(/^[^\s,;<>"():@]+@[^\s,;<>"():@]+$/);
      }),
      { numRuns: 1_000 },
    );
  });
});
