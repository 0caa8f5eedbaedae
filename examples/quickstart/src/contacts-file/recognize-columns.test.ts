import { expect, it } from "vitest";
import { knownFields } from "./known-fields.ts";
import { normalizeHeader } from "./normalize-header.ts";
import { recognizeColumns } from "./recognize-columns.ts";

it.each([
  "Email",
  "e-mail",
  "E-Mail Address",
  "E-mail 1 - Value",
  "WORK_EMAIL",
  " email ",
  "Person - Email - Work",
  "E-Mail-Adresse",
])("takes %j for the address", (header) => {
  expect(recognizeColumns([header]).fields).toEqual({ email: [0] });
});

it.each([
  [
    "HubSpot",
    "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Associated Company,Country/Region,Time Zone,Job Title,HubSpot Score",
    "externalId firstName lastName email phone owner companyName country timeZone title score",
  ],
  [
    "Salesforce",
    "Contact ID,First Name,Last Name,Title,Account Name,Email,Phone,Mailing City,Mailing State/Province,Mailing Country,Contact Owner",
    "externalId firstName lastName title companyName email phone city region country owner",
  ],
  [
    "Pipedrive",
    "Person - ID,Person - Name,Person - Organization,Person - Email - Work,Person - Phone - Work,Person - Labels,Person - Owner",
    "externalId fullName companyName email phone tags owner",
  ],
  [
    "Apollo",
    "First Name,Last Name,Title,Company,Email,Email Status,Seniority,Contact Owner,# Employees,Industry,Person Linkedin Url,Website,City,State,Country",
    "firstName lastName title companyName email emailConfidence seniority owner companySize industry linkedinUrl companyDomain city region country",
  ],
  [
    "LinkedIn",
    "First Name,Last Name,Email Address,Company,Position",
    "firstName lastName email companyName title",
  ],
  [
    "Outlook",
    "First Name,Last Name,Company,Job Title,E-mail Address,Business Phone,Business City,Business State,Business Country/Region",
    "firstName lastName companyName title email phone city region country",
  ],
  [
    "Google",
    "Given Name,Family Name,Organization Name,Organization Title,E-mail 1 - Value,Phone 1 - Value",
    "firstName lastName companyName title email phone",
  ],
])("recognizes every column of an export of %s", (_, header, fields) => {
  const columns = recognizeColumns(header.split(","));
  expect(columns.unrecognized).toEqual([]);
  expect(columns.fields).toEqual(
    Object.fromEntries(fields.split(" ").map((field, index) => [field, [index]])),
  );
});

it("lists what it does not recognize and names what has no header", () => {
  const columns = recognizeColumns(["Email", "Favourite Colour", "", "Company Phone"]);
  expect(columns.unrecognized).toEqual(["Favourite Colour", "Column 3", "Company Phone"]);
});

it("makes duplicate headers unique and keeps each column", () => {
  const columns = recognizeColumns(["Email", "Notes", "Notes", "Email", "Notes (2)"]);
  expect(columns.headers).toEqual(["Email", "Notes", "Notes (2)", "Email (2)", "Notes (2) (2)"]);
  expect(columns.duplicates).toEqual(["Notes", "Email", "Notes (2)"]);
  expect(columns.fields).toEqual({ email: [0, 3] });
});

it("prefers the first of several accepted names, wherever its column is", () => {
  expect(recognizeColumns(["Secondary Email", "Work Email", "Email"]).fields).toEqual({
    email: [2, 1, 0],
  });
});

it("leaves a full name unused beside a first name", () => {
  const columns = recognizeColumns(["Name", "First Name", "Email"]);
  expect(columns.fields).toEqual({ firstName: [1], email: [2] });
  expect(columns.unused).toEqual(["Name"]);
  expect(recognizeColumns(["Name", "Email"]).fields.fullName).toEqual([0]);
});

it("takes names of object members for what they are: unknown headers", () => {
  const headers = ["__proto__", "constructor", "toString", "Email"];
  expect(recognizeColumns(headers)).toMatchObject({
    unrecognized: headers.slice(0, 3),
    fields: { email: [3] },
  });
});

it("has every accepted name in normal form and under one field only", () => {
  const names = Object.values(knownFields).flat();
  expect(names.filter((name) => normalizeHeader(name) !== name)).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});
