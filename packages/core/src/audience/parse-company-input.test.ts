import { expect, test } from "vitest";
import { parseCompanyInput } from "./parse-company-input.ts";

test("a company is read with what it can be found again by", () => {
  expect(parseCompanyInput({ domain: " beta.example ", country: "de" })).toEqual({
    company: { domain: "beta.example", country: "de" },
  });
});

test("everything that is wrong with one is said at once", () => {
  const { problems } = parseCompanyInput({ country: "Germany" });
  expect(problems?.map(({ code }) => code)).toEqual(["unknown-country", "no-identity"]);
  expect(parseCompanyInput({ name: "=1+1" }).problems?.[0]).toMatchObject({
    path: "name",
    code: "formula",
  });
});
