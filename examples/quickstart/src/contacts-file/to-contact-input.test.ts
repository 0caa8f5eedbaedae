import { expect, it } from "vitest";
import { findCountryCode } from "./find-country-code.ts";
import { findLocale } from "./find-locale.ts";
import { readContactsFile } from "./read-contacts-file.ts";
import { toContactInput } from "./to-contact-input.ts";

function convert(headers: string, values: string) {
  const [row] = readContactsFile(Buffer.from(`${headers}\n${values}\n`)).rows;
  if (!row?.readable) throw new Error("The row was not read.");
  return toContactInput(row);
}

it("turns a full row into a contact", () => {
  const { contact, notes } = convert(
    "ID,Email,Email Status,First Name,Last Name,Title,Seniority,Company,Website,Industry,# Employees,Country,State,City,Time Zone,Language,LinkedIn URL,Phone,Score,Tier,Tags,Owner,Favourite Colour",
    'C-1, ann@x.example ,Verified,Ann,Lee,CEO,C-Level,X Ltd,https://www.X.example/about?a=1,Food,51-200,Deutschland,Hessen,Kassel,Europe/Berlin,de_AT,https://linkedin.example/in/ann,+49 1,"87,5",HOT,"a; b,a;",ada,blue',
  );
  expect(notes).toEqual([]);
  expect(contact).toEqual({
    externalId: "C-1",
    email: "ann@x.example",
    emailConfidence: "real",
    firstName: "Ann",
    lastName: "Lee",
    title: "CEO",
    seniority: "C-Level",
    company: { name: "X Ltd", domain: "x.example", industry: "Food", size: "51-200" },
    country: "DE",
    region: "Hessen",
    city: "Kassel",
    timeZone: "Europe/Berlin",
    locale: "de-AT",
    linkedinUrl: "https://linkedin.example/in/ann",
    phone: "+49 1",
    score: 87.5,
    tier: "hot",
    tags: ["a", "b"],
    owner: "ada",
    attributes: { favouriteColour: "blue" },
  });
});

it("leaves out what is empty", () => {
  expect(
    convert("Email,First Name,Company,Tags,Score,Colour,Email Status", ",,,;,,,x").contact,
  ).toEqual({
    email: "",
    emailConfidence: "guess",
  });
});

it("notes what it could not take and never drops text that the importer can judge", () => {
  const { contact, notes } = convert(
    "Email,Country,Time Zone,Language,Score,Tier,Email Status",
    "a@x.example,Atlantis,Mars/X,Elvish,high,lava,bounced",
  );
  expect(contact).toEqual({
    email: "a@x.example",
    country: "Atlantis",
    timeZone: "Mars/X",
    locale: "Elvish",
    emailConfidence: "guess",
  });
  expect(notes.map(({ field, value }) => [field, value])).toEqual([
    ["emailConfidence", "bounced"],
    ["country", "Atlantis"],
    ["locale", "Elvish"],
    ["score", "high"],
    ["tier", "lava"],
  ]);
  expect(notes[0]?.message).toBe(
    '"bounced" is not a known confidence; the address counts as a guess.',
  );
});

it.each([
  ["Ann Lee", { firstName: "Ann", lastName: "Lee" }],
  ["Ann van der Berg", { firstName: "Ann", lastName: "van der Berg" }],
  ["van der Berg, Ann", { firstName: "Ann", lastName: "van der Berg" }],
  ["Prof. Dr. Ann Lee", { firstName: "Ann", lastName: "Lee" }],
  ["Ann", { firstName: "Ann" }],
])("splits the full name %j where there is no first name column", (name, expected) => {
  expect(convert("Email,Name", `a@x.example,"${name}"`).contact).toEqual({
    email: "a@x.example",
    ...expected,
  });
});

it("does not split a full name where there is a first name column", () => {
  const { contact } = convert("Email,Name,First Name,Last Name", "a@x.example,office@x.example,,");
  expect(contact).toEqual({ email: "a@x.example", attributes: { name: "office@x.example" } });
});

it("gives attributes keys that templates can name and that mean nothing else", () => {
  const { contact } = convert(
    "Email,Deal size (EUR),deal-size EUR,__proto__,constructor,2nd call,好き",
    "a@x.example,1,2,3,4,5,6",
  );
  expect(contact.attributes).toEqual({
    dealSizeEur: "1",
    dealSizeEur2: "2",
    proto: "3",
    columnConstructor: "4",
    column2ndCall: "5",
    好き: "6",
  });
});

it.each([
  ["de", "DE"],
  ["UK", "GB"],
  ["Germany", "DE"],
  ["deutschland", "DE"],
  ["Allemagne", "DE"],
  ["U.S.A.", "US"],
  ["The Netherlands", "NL"],
  ["Holland", "NL"],
  ["Türkiye", "TR"],
  ["Turkey", "TR"],
  ["Côte d'Ivoire", "CI"],
  ["日本", "JP"],
  ["대한민국", "KR"],
  ["South Korea", "KR"],
  ["Brasil", "BR"],
  ["España", "ES"],
  ["Czech Republic", "CZ"],
  ["Trinidad and Tobago", "TT"],
  ["Atlantis", undefined],
  ["ZZ", undefined],
  ["EU", undefined],
  ["", undefined],
])("takes %j for the country %s", (name, code) => {
  expect(findCountryCode(name)).toBe(code);
});

it.each([
  ["en", "en"],
  ["pt_BR", "pt-BR"],
  ["German", "de"],
  ["deutsch", "de"],
  ["Japanese", "ja"],
  ["Elvish", undefined],
])("takes %j for the locale %s", (name, locale) => {
  expect(findLocale(name)).toBe(locale);
});
