import { countLineBreaks } from "./count-line-breaks.ts";
import { detectUtf16, type Utf16 } from "./detect-utf16.ts";
import { findInvalidUtf8 } from "./find-invalid-utf8.ts";
import { UnsupportedEncodingError } from "./unsupported-encoding-error.ts";

export interface DecodedContactsFile {
  readonly encoding: "utf-8" | Utf16;
  /** Without a byte order mark. */
  readonly text: string;
}

/** What spreadsheets write when "CSV" was not chosen: `.xlsx` is a ZIP file, `.xls` an OLE document. */
const workbookSignatures = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/**
 * Reads UTF-8 and UTF-16, each with or without a byte order mark. Anything else, such as Windows-1252,
 * is refused with the line and the bytes that show it.
 */
export function decodeContactsFile(bytes: Uint8Array): DecodedContactsFile {
  if (
    workbookSignatures.some((signature) => signature.every((byte, index) => bytes[index] === byte))
  )
    throw new UnsupportedEncodingError({
      line: 1,
      bytes: hexadecimal(bytes, 0),
      found: "is the start of a spreadsheet workbook, not of a CSV file",
    });
  if (
    bytes[0] === 0xff &&
    bytes[1] === 0xfe &&
    bytes.length >= 4 &&
    bytes[2] === 0 &&
    bytes[3] === 0
  )
    throw new UnsupportedEncodingError({
      line: 1,
      bytes: hexadecimal(bytes, 0),
      found: "is UTF-32",
    });
  const utf16 = detectUtf16(bytes);
  if (utf16) return { encoding: utf16, text: decodeUtf16(bytes, utf16) };
  const invalid = findInvalidUtf8(bytes);
  if (invalid)
    throw new UnsupportedEncodingError({
      line: invalid.line,
      bytes: hexadecimal(bytes, invalid.offset),
      found: `is not UTF-8; as Windows-1252 it would read "${excerpt(bytes, invalid.offset)}"`,
    });
  // The decoder drops the byte order mark.
  return { encoding: "utf-8", text: new TextDecoder().decode(bytes) };
}

function decodeUtf16(bytes: Uint8Array, encoding: Utf16): string {
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  const text = (encoding === "utf-16be" ? even.swap16() : even).toString("utf16le");
  const broken = text.search(/\p{Surrogate}/u);
  if (broken >= 0 || even.length !== bytes.length) {
    const position = broken >= 0 ? broken : text.length;
    throw new UnsupportedEncodingError({
      line: countLineBreaks(text.slice(0, position)) + 1,
      bytes: hexadecimal(bytes, position * 2),
      found: `is not ${encoding.toUpperCase()}, which the start of the file is`,
    });
  }
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

function hexadecimal(bytes: Uint8Array, offset: number): string {
  return [...bytes.subarray(offset, offset + 4)]
    .map((byte) => byte.toString(16).toUpperCase().padStart(2, "0"))
    .join(" ");
}

/** A few characters of the same line around the place. */
function excerpt(bytes: Uint8Array, offset: number): string {
  const decoder = new TextDecoder("windows-1252");
  const before = decoder.decode(bytes.subarray(Math.max(0, offset - 12), offset));
  const after = decoder.decode(bytes.subarray(offset, offset + 12));
  return (before.split(/[\r\n]/).at(-1) ?? "") + (after.split(/[\r\n]/)[0] ?? "");
}
