import { isUtf8 } from "node:buffer";

export interface InvalidUtf8 {
  /** From 1. */
  readonly line: number;
  /** From 0, within the file. */
  readonly offset: number;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** The first place that is not UTF-8, or `undefined`. Line ends are LF, CRLF or a lone CR. */
export function findInvalidUtf8(bytes: Uint8Array): InvalidUtf8 | undefined {
  if (isUtf8(bytes)) return undefined;
  let line = 1;
  let start = 0;
  for (let index = 0; index <= bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte !== undefined && byte !== lineFeed && byte !== carriageReturn) continue;
    const content = bytes.subarray(start, index);
    if (!isUtf8(content)) return { line, offset: start + validPrefixLength(content) };
    if (byte === carriageReturn && bytes[index + 1] === lineFeed) index += 1;
    start = index + 1;
    line += 1;
  }
  return undefined;
}

function validPrefixLength(bytes: Uint8Array): number {
  let index = 0;
  while (index < bytes.length) {
    const length = [1, 2, 3, 4].find((size) => {
      const sequence = bytes.subarray(index, index + size);
      return sequence.length === size && isUtf8(sequence);
    });
    if (length === undefined) return index;
    index += length;
  }
  return index;
}
