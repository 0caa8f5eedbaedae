import { expect, it } from "vitest";
import { toCandidate } from "./to-candidate.ts";

const candidateOf = (fields: Readonly<Record<string, string>>) =>
  toCandidate({ readable: true, rowNumber: 1, line: 2, fields, extra: {} });

it.each(["=cmd|'/c calc'!A1", "@SUM(A1)", "＝1+1", "-1+1|cmd", "+A1(2)"])(
  "S27: leaves out the formula %j as a job title, and says so",
  (title) => {
    const { contact, notes } = candidateOf({ email: "a@b.test", title });
    expect(contact).not.toHaveProperty("title");
    expect(notes).toEqual([
      { code: "formula-left-out", message: expect.stringContaining("is a spreadsheet formula") },
    ]);
  },
);

it.each(["Head of R&D", "CTO = chief", "+ Partner", "- Manager"])("keeps %j", (title) => {
  const { contact, notes } = candidateOf({ email: "a@b.test", title });
  expect(contact.title).toBe(title);
  expect(notes).toEqual([]);
});
