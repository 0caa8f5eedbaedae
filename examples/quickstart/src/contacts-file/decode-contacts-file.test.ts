import { expect, it } from "vitest";
import { decodeContactsFile } from "./decode-contacts-file.ts";
import { UnsupportedEncodingError } from "./unsupported-encoding-error.ts";

const text = "Email,Name\r\nrenée@a.example,Renée 日本 😀\r\n";

function utf16(content: string, { bigEndian = false, mark = false } = {}): Uint8Array {
  const bytes = Buffer.from(mark ? `\uFEFF${content}` : content, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
}

function refusal(bytes: Uint8Array): UnsupportedEncodingError {
  try {
    decodeContactsFile(bytes);
  } catch (error) {
    if (error instanceof UnsupportedEncodingError) return error;
    throw error;
  }
  throw new Error("The file was read.");
}

it.each([
  ["UTF-8", Buffer.from(text), "utf-8"],
  ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${text}`), "utf-8"],
  ["UTF-16LE with a byte order mark", utf16(text, { mark: true }), "utf-16le"],
  ["UTF-16BE with a byte order mark", utf16(text, { mark: true, bigEndian: true }), "utf-16be"],
  ["UTF-16LE without a byte order mark", utf16(text), "utf-16le"],
  ["UTF-16BE without a byte order mark", utf16(text, { bigEndian: true }), "utf-16be"],
])("reads %s without the mark", (_, bytes, encoding) => {
  expect(decodeContactsFile(bytes)).toEqual({ encoding, text });
});

it("leaves the caller's bytes as they are", () => {
  const bytes = utf16(text, { bigEndian: true });
  const before = Uint8Array.from(bytes);
  decodeContactsFile(bytes);
  expect(Uint8Array.from(bytes)).toEqual(before);
});

it.each(["\n", "\r\n", "\r"])(
  "refuses Windows-1252 and names the line, with line ends %j",
  (end) => {
    const bytes = Buffer.from(
      ["Email,Name", "ann@a.example,Ann", "r@a.example,René Ü"].join(end),
      "latin1",
    );
    const error = refusal(bytes);
    expect(error).toMatchObject({ code: "unsupported-encoding", line: 3, bytes: "E9 20 DC" });
    expect(error.message).toContain("Line 3 is not UTF-8");
    expect(error.message).toContain("René Ü");
    expect(error.message).toContain('Save the file as "CSV UTF-8"');
  },
);

it("points behind valid UTF-8 on the same line", () => {
  const bytes = Buffer.concat([Buffer.from("Email\n日本é"), Buffer.from([0x93, 0x41])]);
  expect(refusal(bytes)).toMatchObject({ line: 2, bytes: "93 41" });
});

it("refuses UTF-8 that ends within a character", () => {
  expect(refusal(Buffer.from("Email\nü").subarray(0, 7))).toMatchObject({ line: 2, bytes: "C3" });
});

it("refuses UTF-16 with half a surrogate pair, and with an odd number of bytes", () => {
  expect(refusal(utf16("Email\r\na\r\nb\uD83D", { mark: true }))).toMatchObject({
    line: 3,
    bytes: "3D D8",
  });
  expect(refusal(Buffer.concat([utf16("Email\r\nab"), Buffer.from("x")]))).toMatchObject({
    line: 2,
    bytes: "78",
  });
});

it("refuses a spreadsheet workbook and says what it is", () => {
  expect(refusal(Buffer.from("PK\u0003\u0004rest")).message).toContain("spreadsheet workbook");
});

it("refuses UTF-32", () => {
  expect(refusal(Buffer.from([0xff, 0xfe, 0, 0, 0x45, 0, 0, 0])).message).toContain("UTF-32");
});

it("reads an empty file as empty text", () => {
  expect(decodeContactsFile(new Uint8Array()).text).toBe("");
});
