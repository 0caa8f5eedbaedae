import { expect, it } from "vitest";
import { ContactsFileError } from "./contacts-file-error.ts";
import type { ContactsFileRow } from "./contacts-file-row.ts";
import { FileLimitError } from "./file-limit-error.ts";
import { MissingEmailColumnError } from "./missing-email-column-error.ts";
import { readContactsFile } from "./read-contacts-file.ts";

function open(text: string, limits = {}) {
  return readContactsFile(Buffer.from(text), { limits });
}

function read(text: string, limits = {}): ContactsFileRow[] {
  return [...open(text, limits).rows];
}

/** Address and first name, or the reason, of each row. */
function summary(text: string): string[] {
  return read(text).map(({ fields, issue }) =>
    [fields.email, fields.firstName, issue?.code].filter((part) => part !== undefined).join(" | "),
  );
}

it("gives rows with their number, line, fields and other columns", () => {
  const file = open("Email,First Name,Shoe Size\nann@a.example,Ann,38\n\nbob@a.example,,\n");
  expect(file).toMatchObject({ encoding: "utf-8", delimiter: ",", headerLine: 1, rowCount: 2 });
  expect([...file.rows]).toEqual([
    {
      rowNumber: 1,
      line: 2,
      readable: true,
      fields: { email: "ann@a.example", firstName: "Ann" },
      extra: { "Shoe Size": "38" },
    },
    {
      rowNumber: 2,
      line: 4,
      readable: true,
      fields: { email: "bob@a.example", firstName: "" },
      extra: { "Shoe Size": "" },
    },
  ]);
  expect([...file.rows]).toHaveLength(2);
});

// The cases of csv-spectrum.
it.each([
  ["a comma in quotes", 'First Name,Email\n"Ann, the first",a@x.example', "Ann, the first"],
  ["escaped quotes", 'First Name,Email\n"Ann ""Annie"" A",a@x.example', 'Ann "Annie" A'],
  ["nothing but an escaped word", 'First Name,Email\n"""b""",a@x.example', '"b"'],
  ['"a""b"', 'First Name,Email\n"a""b",a@x.example', 'a"b'],
  [
    "JSON",
    'First Name,Email\n"{""type"": ""Point"", ""at"": [1,2]}",a@x.example',
    '{"type": "Point", "at": [1,2]}',
  ],
  [
    "a line break in quotes",
    'First Name,Email\n"Once upon\na time",a@x.example',
    "Once upon\na time",
  ],
  [
    "CRLF in quotes",
    'First Name,Email\r\n"Once upon\r\na time",a@x.example\r\n',
    "Once upon\r\na time",
  ],
  [
    "a lone CR in quotes",
    'First Name,Email\r"Once upon\ra time",a@x.example\r',
    "Once upon\ra time",
  ],
  [
    "quotes and line breaks",
    'First Name,Email\n"She said ""hi\n""",a@x.example',
    'She said "hi\n"',
  ],
  ["an empty field", 'First Name,Email\n"",a@x.example', ""],
  ["other alphabets", "First Name,Email\nʤ 日本 Ωμέγα,a@x.example", "ʤ 日本 Ωμέγα"],
  ["quotes in the middle", 'First Name,Email\nAnn "Annie" A,a@x.example', 'Ann "Annie" A'],
  ["text behind a closing quote", 'First Name,Email\n"Ann" Annie,a@x.example', '"Ann" Annie'],
  ["text at once behind a closing quote", 'First Name,Email\n"Ann"ie,a@x.example', '"Ann"ie'],
  [
    "spaces around a quoted field",
    'Email,First Name\na@x.example, "Ann, the first" ',
    "Ann, the first",
  ],
])("reads %s", (_, text, firstName) => {
  const rows = read(text);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ readable: true, fields: { firstName, email: "a@x.example" } });
  expect(rows[0]?.issue).toBeUndefined();
});

it.each([";", "\t", ","])("reads files delimited by %j", (delimiter) => {
  const text = [
    ["Email", "First Name", "Company"],
    ["a@x.example", `"An${delimiter}n"`, '"X; Y, Z"'],
  ];
  const file = open(text.map((cells) => cells.join(delimiter)).join("\r\n"));
  expect(file.delimiter).toBe(delimiter);
  expect([...file.rows][0]?.fields).toEqual({
    email: "a@x.example",
    firstName: `An${delimiter}n`,
    companyName: "X; Y, Z",
  });
});

it.each(["\n", "\r\n", "\r"])(
  "reads files with line ends %j and counts lines over quoted ones",
  (end) => {
    const rows = read(
      ["Email,First Name", `a@x.example,"A${end}B"`, "", "b@x.example,Bo"].join(end),
    );
    expect(rows.map(({ rowNumber, line }) => [rowNumber, line])).toEqual([
      [1, 2],
      [2, 5],
    ]);
  },
);

it("reads UTF-16 and a byte order mark", () => {
  const file = readContactsFile(
    Buffer.from("\uFEFFEmail\tFirst Name\r\na@x.example\tZoë\r\n", "utf16le"),
  );
  expect(file).toMatchObject({ encoding: "utf-16le", delimiter: "\t" });
  expect([...file.rows][0]?.fields).toEqual({ email: "a@x.example", firstName: "Zoë" });
  expect(summary("\uFEFFemail\na@x.example")).toEqual(["a@x.example"]);
});

it("reads ragged rows, notes them, and gives the values of no column", () => {
  const rows = read(
    "Email,First Name,City\na@x.example\nb@x.example,Bo,Bonn,x,y\nc@x.example,Cy,Cork,, \n",
  );
  expect(rows[0]).toMatchObject({
    fields: { email: "a@x.example", firstName: "", city: "" },
    issue: { code: "ragged-row", expected: 3, found: 1, extraValues: [] },
  });
  expect(rows[1]).toMatchObject({
    fields: { email: "b@x.example", firstName: "Bo", city: "Bonn" },
    issue: { code: "ragged-row", expected: 3, found: 5, extraValues: ["x", "y"] },
  });
  expect(rows[2]?.issue).toBeUndefined();
});

it("skips blank lines and rows of empty fields", () => {
  expect(summary('\n\nEmail,First Name\n\n,\n"",""\n   \na@x.example,Ann\n,,,\n')).toEqual([
    "a@x.example | Ann",
  ]);
});

it("reports a quote that is never closed and reads all rows behind it", () => {
  const text =
    'Email,First Name\na@x.example,Ann\nb@x.example,"Bo\nc@x.example,Cy\nd@x.example,"D, E"\n';
  expect(summary(text)).toEqual([
    "a@x.example | Ann",
    "unclosed-quote",
    "c@x.example | Cy",
    "d@x.example | D, E",
  ]);
  expect(summary('Email,First Name\na@x.example,"Ann\nb@x.example,Bo')).toEqual([
    "unclosed-quote",
    "b@x.example | Bo",
  ]);
});

it("stays fast when each line opens a quote", () => {
  const rows = read(`Email,First Name\n${'a@x.example,"Ann\n'.repeat(50_001)}`);
  expect(rows).toHaveLength(50_001);
  expect(rows.every(({ issue }) => issue?.code === "unclosed-quote")).toBe(true);
});

it("reports a field of 10 MB by its column and reads the others", () => {
  const rows = read(
    `Email,Notes\na@x.example,"${`${"long, ".repeat(100)}\n`.repeat(17_000)}"\nb@x.example,short\n`,
  );
  expect(rows.map(({ readable }) => readable)).toEqual([false, true]);
  expect(rows[0]?.issue?.message).toContain(
    'The field "Notes" has 10217000 bytes, more than 32768',
  );
  expect(rows[1]).toMatchObject({ line: 17_003, fields: { email: "b@x.example" } });
});

it("measures fields in bytes", () => {
  const row = (name: string) =>
    read(`Email,Notes\na@x.example,${name}`, { maximumFieldBytes: 16 })[0]?.issue?.code;
  expect(row("é".repeat(8))).toBeUndefined();
  expect(row("é".repeat(9))).toBe("field-too-long");
});

it("reports a row of a million fields and one with a NUL, and reads the others", () => {
  expect(
    summary(`Email,First Name\n${"x,".repeat(1_000_000)}\na@x.example,A\0nn\nb@x.example,Bo`),
  ).toEqual(["too-many-fields", "nul-character", "b@x.example | Bo"]);
});

it("keeps headers such as __proto__ as own properties", () => {
  const [row] = read("Email,__proto__,constructor\na@x.example,polluted,x");
  expect(Object.entries(row?.extra ?? {})).toEqual([
    ["__proto__", "polluted"],
    ["constructor", "x"],
  ]);
  expect(Object.getPrototypeOf(row?.extra)).toBe(Object.prototype);
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});

it("takes the next column of a field where the first is empty, and keeps both where it is not", () => {
  const rows = read("Email,Work Email,Email\n,w@x.example,z@x.example\na@x.example,w@x.example,\n");
  expect(rows.map(({ fields }) => fields.email)).toEqual(["z@x.example", "a@x.example"]);
  expect(rows.map(({ extra }) => extra)).toEqual([
    { Email: "", "Work Email": "w@x.example" },
    { "Work Email": "w@x.example", "Email (2)": "" },
  ]);
});

it("finds the header below the notes of LinkedIn and below Excel's own hint", () => {
  const linkedIn =
    'Notes:\n"Some addresses, as you know, are missing."\n\nFirst Name,Email Address,Position\nAnn,a@x.example,CEO\n';
  expect(open(linkedIn).headerLine).toBe(4);
  expect(summary(linkedIn)).toEqual(["a@x.example | Ann"]);
  expect(open("sep=;\nEmail;First Name\na@x.example;Ann").delimiter).toBe(";");
});

it("refuses a file without an e-mail column, naming what it saw and what it accepts", () => {
  expect(() => open("Name,Company\nAnn,X")).toThrow(MissingEmailColumnError);
  expect(() => open("Name,Company\nAnn,X")).toThrow(
    /headers are: "Name", "Company".*Accepted.*: email, emailaddress/,
  );
  expect(() => open("ann@x.example,Ann")).toThrow("put a line with column names above it");
});

it("refuses an empty file, and reads one that has a header only", () => {
  expect(() => open(" \n\n")).toThrow(ContactsFileError);
  expect(open("Email\n").rowCount).toBe(0);
});

it("refuses too many bytes, columns and rows before the first row", () => {
  expect(() => open("Email\na@x.example", { maximumFileBytes: 10 })).toThrow(FileLimitError);
  expect(() => open(`Email${",x".repeat(1_000_000)}\n`)).toThrow("1000001 columns, more than 1000");
  expect(() => open("Email\na@x.example\n\nb@x.example", { maximumRows: 1 })).toThrow(
    "2 rows, more than 1",
  );
});
