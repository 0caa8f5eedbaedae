import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { createFileChannel } from "@outreachkit/channel-file";
import { createOutreach, type Tenant } from "@outreachkit/core";
import { beforeEach, expect, it } from "vitest";
import type { ContactInput } from "../contacts-file/contact-input.ts";
import { createRowImporter } from "./create-row-importer.ts";

let tenant: Tenant;

beforeEach(async () => {
  const outreach = createOutreach({
    store: createSqliteStore({ path: ":memory:" }),
    channels: [createFileChannel({ folder: "unused" })],
  });
  await outreach.migrate();
  tenant = outreach.tenant();
});

async function importRows(contacts: readonly ContactInput[]) {
  const importer = createRowImporter(tenant);
  const rows = [];
  for (const [index, contact] of contacts.entries())
    rows.push(
      ...(await importer.add({ rowNumber: index + 1, line: index + 2, contact, notes: [] })),
    );
  rows.push(...(await importer.flush()));
  return rows
    .toSorted((one, other) => one.rowNumber - other.rowNumber)
    .map(({ outcome, reason, detail, notes }) =>
      [outcome, reason ?? "", detail, ...notes.map(({ message }) => message)]
        .filter(Boolean)
        .join(" | "),
    );
}

it("keeps the first of those with the same address or ID, whatever the case", async () => {
  expect(
    await importRows([
      { email: "a@b.test", externalId: "1" },
      { email: "A@B.test", externalId: "2" },
      { email: "c@d.test", externalId: "1" },
    ]),
  ).toEqual([
    "created",
    "skipped | duplicate | The same address as row 1.",
    "skipped | duplicate | The same ID as row 1.",
  ]);
});

it("takes a second row when the first of the same person was no good", async () => {
  expect(
    await importRows([
      { email: "a@b.test", firstName: "Ann\r\nBcc: x@y.test" },
      { email: "a@b.test", firstName: "Ann" },
      { email: "a@b.test", firstName: "Anna" },
    ]),
  ).toEqual([
    expect.stringContaining("skipped | control-character"),
    "created",
    "skipped | duplicate | The same address as row 2.",
  ]);
});

it("says so when the library finds the same person behind another spelling", async () => {
  expect(
    await importRows([
      { email: "ann.lee@gmail.com", firstName: "Ann" },
      { email: "annlee+crm@gmail.com", lastName: "Lee" },
    ]),
  ).toEqual(["created", "updated | Added to the person of row 1."]);
});

it("imports without a country or zone that does not exist, and with a note", async () => {
  const rows = await importRows([
    { email: "a@b.test", country: "Atlantis", timeZone: "Mars/Olympus_Mons" },
  ]);
  expect(rows).toEqual([
    'created | "Mars/Olympus_Mons" is no time zone that exists, so it was left out. | "Atlantis" is no country that exists, so it was left out.',
  ]);
  const [contact] = (await tenant.contacts.list()).items;
  expect(contact).toMatchObject({ country: null, timeZone: null });
});

it("gives a row without an address, and one the library refuses, its reason", async () => {
  expect(
    await importRows([{ email: "" }, { email: "a@b.test, c@d.test" }, { email: "x" }]),
  ).toEqual([
    "skipped | missing-address | There is no e-mail address.",
    'skipped | malformed-address | "a@b.test, c@d.test" is not one e-mail address.',
    'skipped | malformed-address | "x" is not one e-mail address.',
  ]);
});
