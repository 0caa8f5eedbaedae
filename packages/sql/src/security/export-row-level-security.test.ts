import { InvalidInputError } from "@outreachkit/core/plugin";
import { expect, test } from "vitest";
import { tables } from "../schema/tables.ts";
import { exportRowLevelSecurity } from "./export-row-level-security.ts";

test.each(Object.keys(tables))("closes %s before it opens anything", (name) => {
  const text = exportRowLevelSecurity({ hostRoles: ["web"] });
  expect(text).toContain(`alter table "outreach"."${name}" enable row level security;`);
  expect(text.includes(`create policy outreachkit_host on "outreach"."${name}" to "web"`)).toBe(
    name === "tenant" || "tenant_id" in tables[name as keyof typeof tables],
  );
});

test("names no worker where none is named", () => {
  expect(exportRowLevelSecurity({ hostRoles: ["web"] })).not.toContain(
    "create policy outreachkit_worker",
  );
});

test("quotes every name it is given", () => {
  const text = exportRowLevelSecurity({
    schema: `a"b'c`,
    hostRoles: [`w"; drop table x; --`],
    workerRoles: ["o'neil $$"],
  });
  expect(text).toContain(`on "a""b'c"."contact" to "w""; drop table x; --"`);
  expect(text).toContain(`to "o'neil $$"`);
  expect(text).toContain(`o''''neil $$`);
});

test("wants a host's role, and no role on both sides", () => {
  expect(() => exportRowLevelSecurity({ hostRoles: [] })).toThrow(InvalidInputError);
  expect(() => exportRowLevelSecurity({ hostRoles: ["a"], workerRoles: ["a"] })).toThrow(
    `"a" is a host's role too`,
  );
});
