import { describe, expect, test } from "vitest";
import type { ContactInput } from "./contact-input.ts";
import { type ContactRules, parseContactInput } from "./parse-contact-input.ts";

const rules: ContactRules = { isTimeZone: (name) => name === "Europe/Berlin" };
const parse = (input: ContactInput, part: Partial<ContactRules> = {}) =>
  parseContactInput(input, { ...rules, ...part });
/** What came over the wire, which no type has seen. */
const parseJson = (json: string) => parse(JSON.parse(json));
const codesOf = (input: ContactInput) =>
  (parse(input).problems ?? []).map(({ path, code }) => `${path}: ${code}`);

const email = "ada@acme.example";

describe("parseContactInput", () => {
  test("reads a contact with everything the host knows, blanks taken off the ends", () => {
    const { contact, email: address } = parse({
      email: ` ${email} `,
      firstName: " Ada ",
      score: 88,
      tier: "hot",
      tags: ["new "],
      company: { name: "Acme", domain: "acme.example" },
      timeZone: "Europe/Berlin",
      country: "de",
      attributes: { plan: "pro", seats: [1, null] },
    });
    expect(address?.key).toBe(email);
    expect(contact).toMatchObject({ email, firstName: "Ada", tags: ["new"], tier: "hot" });
    expect(contact?.attributes).toEqual({ plan: "pro", seats: [1, null] });
  });

  test("tells a field that is left out from one that is cleared", () => {
    const { contact } = parse({ email, firstName: null, lastName: "" });
    expect(contact).toEqual({ email, firstName: null, lastName: "" });
    expect(contact && "title" in contact).toBe(false);
  });

  test.each<ContactInput>([
    { externalId: "crm-1" },
    { id: "019ca000-0000-7000-8000-000000000001" },
    { linkedinUrl: "https://www.linkedin.com/in/ada" },
    { phone: "+49301234" },
  ])("takes %j, which names somebody without an e-mail address", (input) => {
    expect(parse(input).problems).toBeUndefined();
    expect(parse(input).email).toBeNull();
  });

  test("lists everything that is wrong at once, each with its path and what to do", () => {
    const { problems, contact } = parse({
      email: "ada@@acme",
      timeZone: "Mars/Olympus",
      country: "D3",
    });
    expect(contact).toBeUndefined();
    expect(problems?.map(({ path, code }) => [path, code])).toEqual([
      ["email", "malformed-address"],
      ["timeZone", "unknown-time-zone"],
      ["country", "unknown-country"],
    ]);
    expect(problems?.map(({ message }) => message)).toEqual([
      '"ada@@acme" is not one e-mail address; put a single address such as ada@example.com.',
      '"Mars/Olympus" is not an IANA time zone; put one such as "Europe/Berlin", or leave it out.',
      '"D3" is not an ISO 3166 two-letter code such as "DE".',
    ]);
  });

  test.each<ContactInput>([
    {},
    { firstName: "Ada" },
    { email: "" },
    { email: null, externalId: "" },
  ])("refuses %j, which names nobody", (input) => {
    expect(codesOf(input)).toEqual(["email: no-identity"]);
  });

  test("asks the host's own rule for attributes", () => {
    const problem = { path: "attributes.plan", code: "invalid-attribute", message: "free or pro" };
    const checkAttributes = () => [problem];
    expect(parse({ email, attributes: { plan: "gold" } }, { checkAttributes }).problems).toEqual([
      problem,
    ]);
    expect(parse({ email }, { checkAttributes }).problems).toBeUndefined();
  });

  test.each([
    ['=HYPERLINK("https://evil.test")', "formula"],
    ["+SUM(A1:A9)", "formula"],
    ["@IMPORT(x)", "formula"],
    ["=1+1", "formula"],
    ["＝1+1", "formula"],
    ["-2+3+cmd|' /C calc'!A0", "formula"],
    ["half \ud83d", "unstorable-text"],
  ])("refuses the name %j as %s", (firstName, code) => {
    expect(codesOf({ email, firstName })).toEqual([`firstName: ${code}`]);
  });

  test.each(["Zoë O'Neil-Ünal 🦊", "+Ultra", "-", "@ada", "+49", "100% (Ltd.)"])(
    "takes the name %j, which only looks odd",
    (firstName) => {
      expect(parse({ email, firstName }).contact?.firstName).toBe(firstName);
    },
  );

  test.each([
    [{ score: 101 }, "score: too-big"],
    [{ tier: "lukewarm" }, "tier: invalid-value"],
    [{ emailConfidence: "sure" }, "emailConfidence: invalid-value"],
    [{ firstName: "x".repeat(201) }, "firstName: too-big"],
    [{ tags: Array.from({ length: 101 }, () => "x") }, "tags: too-big"],
    [{ id: "crm-1" }, "id: invalid-format"],
    [{ attributes: { text: "a\0b" } }, "attributes: unstorable-text"],
    [{ company: { name: "a\nb" } }, "company.name: control-character"],
  ])("refuses %j", (part, expected) => {
    const { problems } = parseJson(JSON.stringify({ email, ...part }));
    expect(problems?.map(({ path, code }) => `${path}: ${code}`)).toEqual([expected]);
  });
});

describe("S1: parseContactInput keeps line breaks out of what becomes a header", () => {
  const attacks = [
    "Ann\r\nBcc: x@evil.test",
    "Hi\u2028X-A: b",
    "Hi\u2029X-A: b",
    "Ann\nBcc: x@evil.test",
    "Ann\rBcc: x@evil.test",
    "Ann\0Bcc",
    "Ann\u0085Bcc: x@evil.test",
    "Ann%0d%0aBcc: x@evil.test",
    "Ann%0ABcc: x@evil.test",
    "Ann\u007fBcc",
    "Ann\u001b[31mBcc",
  ];
  const fields = [
    "firstName",
    "lastName",
    "title",
    "externalId",
    "owner",
    "city",
    "phone",
  ] as const;

  test.each(attacks)("refuses %j in every field, and takes nothing of the contact", (text) => {
    for (const field of fields) {
      const { problems, contact } = parse({ email, [field]: text });
      expect(contact).toBeUndefined();
      expect(problems).toEqual([
        {
          path: field,
          code: "control-character",
          message: "contains a line break or control character; clean the field",
        },
      ]);
    }
    expect(codesOf({ email, tags: [text] })).toEqual(["tags.0: control-character"]);
    expect(codesOf({ email, company: { name: text } })).toEqual([
      "company.name: control-character",
    ]);
  });

  test.each(attacks)("refuses it in an address: %j", (text) => {
    expect(codesOf({ email: `ann@b.test${text.slice(3)}` })).toEqual(["email: malformed-address"]);
  });
});

describe("S2: parseContactInput takes one address per contact", () => {
  test.each([
    "a@b.test, c@evil.test",
    "<a@b.test> c@evil.test",
    "=?utf-8?q?=40evil.test?=@b.test",
    '"a@b.test"@evil.test',
  ])("refuses %j", (address) => {
    expect(codesOf({ email: address })).toEqual(["email: malformed-address"]);
  });
});

describe("S25: parseContactInput assigns what it knows and nothing else", () => {
  test("refuses a body that brings a state, a tenant or a prototype along", () => {
    const { problems, contact } = parseJson(
      '{"email":"a@b.test","__proto__":{"approved":true},"status":"approved","tenantId":"B"}',
    );
    expect(contact).toBeUndefined();
    expect(problems).toHaveLength(1);
    for (const key of ["__proto__", "status", "tenantId"]) {
      expect(problems?.[0]?.message).toContain(`"${key}"`);
    }
  });

  test.each(["approved", "tenantId", "status", "version", "emailKey", "emailHash", "companyId"])(
    "refuses the unknown field %s",
    (field) => {
      const { problems } = parseJson(`{"email":"a@b.test","${field}":true}`);
      expect(problems?.map(({ code }) => code)).toEqual(["unrecognized-keys"]);
      expect(problems?.[0]?.message).toContain(field);
    },
  );

  test("refuses unknown fields of the inline company too", () => {
    const { problems } = parseJson('{"email":"a@b.test","company":{"name":"A","tenantId":"B"}}');
    expect(problems).toMatchObject([{ path: "company", code: "unrecognized-keys" }]);
  });

  test("pollutes no prototype, neither through fields nor through attributes", () => {
    parseJson('{"email":"a@b.test","__proto__":{"polluted":true}}');
    const { contact } = parseJson(
      '{"email":"a@b.test","attributes":{"plan":"pro","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}',
    );
    expect(Object.getPrototypeOf(contact?.attributes)).toBe(Object.prototype);
    expect(contact?.attributes?.["polluted"]).toBeUndefined();
    expect({}).not.toHaveProperty("polluted");
  });

  test.each(["null", "[]", '"a@b.test"', "42", "true"])(
    "refuses %s, which is no object",
    (json) => {
      expect(parseJson(json).problems).toMatchObject([{ path: "", code: "invalid-type" }]);
    },
  );
});
