import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import type { ContactInput } from "../contacts-file/contact-input.ts";
import type { ReadableRow } from "../contacts-file/contacts-file-row.ts";
import { readContactsFile, type ContactsFile } from "../contacts-file/read-contacts-file.ts";
import { toContactInput, type FieldNote } from "../contacts-file/to-contact-input.ts";
import { demoContactsUrl } from "./demo-contacts-url.ts";
import type { DemoData } from "./demo-data.ts";
import { loadDemoData } from "./load-demo-data.ts";

let data: DemoData;
let file: ContactsFile;
let rows: ReadableRow[];
let contacts: readonly { readonly contact: ContactInput; readonly notes: readonly FieldNote[] }[];

beforeAll(async () => {
  data = await loadDemoData();
  file = readContactsFile(await readFile(demoContactsUrl));
  rows = [...file.rows].filter((row) => row.readable);
  contacts = rows.map(toContactInput);
});

const plainAddress = /^[a-z.-]+@(?:[a-z-]+\.)+(?:example|test)$/i;
const tierOf = (score: number) =>
  score >= 85 ? "hot" : score >= 60 ? "warm" : score >= 35 ? "cool" : score >= 20 ? "cold" : "dead";

describe("the contacts", () => {
  it("are 208 rows, all readable and all columns recognized", () => {
    expect(file).toMatchObject({ encoding: "utf-8", delimiter: ",", rowCount: 208 });
    expect(rows).toHaveLength(208);
    expect(file.columns.unrecognized).toEqual([]);
    expect(Object.keys(file.columns.fields)).toHaveLength(21);
  });

  it("have two ragged rows: one too short, one too long", () => {
    const ragged = rows.filter(({ issue }) => issue);
    expect(ragged.map(({ rowNumber, issue }) => [rowNumber, issue?.found])).toEqual([
      [111, 12],
      [189, 23],
    ]);
    expect(ragged[1]?.issue?.extraValues).toEqual([
      "called 12 January",
      "wants a call after the harvest",
    ]);
  });

  it("have nine addresses that are none, and two duplicates", () => {
    const bad = contacts.filter(({ contact }) => !plainAddress.test(contact.email));
    expect(bad.map(({ contact }) => contact.externalId)).toEqual(
      [1010, 1018, 1032, 1061, 1074, 1096, 1126, 1149, 1172].map((number) => `C-${number}`),
    );
    const good = contacts.filter(({ contact }) => plainAddress.test(contact.email));
    expect(good).toHaveLength(199);
    expect(new Set(good.map(({ contact }) => contact.email.toLowerCase())).size).toBe(197);
    expect(new Set(good.map(({ contact }) => contact.externalId)).size).toBe(198);
  });

  it("hold the awkward values that the README lists", () => {
    const names = contacts.map(({ contact }) => contact.firstName);
    expect(names.filter((name) => name === undefined)).toHaveLength(2);
    expect(names.filter((name) => name?.includes("\n"))).toEqual([
      "Marié\nLouise",
      "Ann\r\nBcc: everyone@hollinsthwaite.example",
    ]);
    expect(names).toContain("{{constructor}}");
    const companies = contacts.map(({ contact }) => contact.company?.name ?? "");
    expect(companies.filter((name) => /^=HYPERLINK\(|<img/.test(name))).toHaveLength(2);
    expect(contacts.filter(({ contact }) => contact.emailConfidence === "guess")).toHaveLength(3);
    expect(contacts.filter(({ contact }) => contact.timeZone?.startsWith("Mars/"))).toHaveLength(1);
    expect(contacts.flatMap(({ notes }) => notes).map(({ value }) => value)).toEqual(["Atlantis"]);
  });

  it("come from 62 companies, 39 countries and 47 real zones", () => {
    const known = contacts.filter(({ contact }) => contact.country !== "Atlantis");
    const zones = new Set(
      known.map(({ contact }) => contact.timeZone).filter((zone) => zone !== undefined),
    );
    zones.delete("Mars/Olympus_Mons");
    expect(new Set(contacts.map(({ contact }) => contact.company?.domain)).size).toBe(62);
    expect(new Set(known.map(({ contact }) => contact.country)).size).toBe(39);
    expect(zones.size).toBe(47);
    for (const zone of zones)
      expect(() => new Intl.DateTimeFormat("en", { timeZone: zone })).not.toThrow();
  });

  it("have a tier that follows from the score, and an owner who is a sender", () => {
    const owners = data.senders.map(({ externalId }) => externalId);
    for (const { contact } of contacts) {
      if (contact.score === undefined) continue;
      expect(contact.tier).toBe(tierOf(contact.score));
      expect(owners).toContain(contact.owner);
    }
  });
});

describe("the enrichment", () => {
  it("lacks a stage for fifteen good contacts and for three of the bad rows", () => {
    const gaps = contacts.filter(({ contact }) => {
      const stages = data.companies[contact.company?.domain ?? ""]?.stages;
      const person = data.people[contact.externalId ?? ""];
      return (
        plainAddress.test(contact.email) && !(stages?.company && stages["company-deep"] && person)
      );
    });
    const fromOwnCompany = gaps.filter(
      ({ contact }) => data.companies[contact.company?.domain ?? ""] === undefined,
    );
    expect(gaps.map(({ contact }) => contact.externalId)).toHaveLength(18);
    expect(fromOwnCompany).toHaveLength(5);
  });

  it("has four dated facts, all before the demo starts, for each company with deep research", () => {
    const deep = Object.values(data.companies).flatMap(
      ({ stages }) => stages["company-deep"] ?? [],
    );
    expect(Object.keys(data.companies)).toHaveLength(59);
    expect(deep).toHaveLength(57);
    for (const { data: research, fetchedAt } of deep) {
      expect(research.facts.map(({ type }) => type)).toEqual(["news", "product", "hiring", "pain"]);
      for (const { date } of research.facts)
        expect(date < fetchedAt && date > "2025-09").toBe(true);
    }
    expect(new Set(deep.map(({ data: research }) => research.trigger)).size).toBe(57);
  });

  it("names only people and companies of the contacts", () => {
    const ids = new Set(contacts.map(({ contact }) => contact.externalId));
    const domains = new Set(contacts.map(({ contact }) => contact.company?.domain));
    expect(Object.keys(data.people).filter((id) => !ids.has(id))).toEqual([]);
    expect(Object.keys(data.companies).filter((domain) => !domains.has(domain))).toEqual([]);
  });
});

it("covers every seniority of the contacts with a persona", () => {
  const covered = data.strategy.personas.flatMap(({ seniorities }) => seniorities);
  const used = new Set(
    contacts.map(({ contact }) => contact.seniority).filter((value) => value !== undefined),
  );
  expect([...used].toSorted()).toEqual(covered.toSorted());
});

it("reaches nobody: every address and link is on a reserved domain", async () => {
  const names = ["contacts.csv", "companies.json", "people.json", "strategy.json", "senders.json"];
  for (const name of names) {
    const text = await readFile(new URL(name, demoContactsUrl), "utf8");
    const hosts = [...text.matchAll(/(?:https?:\/\/|@)([\p{L}\d.-]+)/gu)].map(
      ([, host]) => host ?? "",
    );
    expect(hosts.filter((host) => !/\.(?:example|test)\.?$/i.test(host))).toEqual([]);
  }
});
