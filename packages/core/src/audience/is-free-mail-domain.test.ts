import { expect, test } from "vitest";
import { isFreeMailDomain } from "./is-free-mail-domain.ts";
import { parseCompanyInput } from "./parse-company-input.ts";
import { parseContactInput } from "./parse-contact-input.ts";

test.each(["gmail.com", "GoogleMail.com", " gmx.de ", "proton.me", "posteo.de.", "qq.com"])(
  "%j has mailboxes for anybody",
  (domain) => expect(isFreeMailDomain(domain)).toBe(true),
);

test.each(["acme.example", "google.com", "gmail.com.acme.example", "", "."])(
  "%j is a company's, or nobody's",
  (domain) => expect(isFreeMailDomain(domain)).toBe(false),
);

test("a provider of mailboxes never becomes a company", () => {
  expect(parseCompanyInput({ domain: "Gmail.com" }).problems).toMatchObject([
    { path: "domain", code: "free-mail-domain" },
  ]);
  expect(parseCompanyInput({ domain: "gmail.com", name: "Acme" }).company).toEqual({
    domain: null,
    name: "Acme",
  });
  const parsed = parseContactInput(
    { email: "ada@gmail.com", company: { domain: "gmail.com" } },
    { isTimeZone: () => true },
  );
  expect(parsed.contact?.company).toEqual({ domain: null });
});
