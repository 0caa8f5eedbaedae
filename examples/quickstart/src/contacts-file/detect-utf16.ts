/** As many bytes as a header line has: its letters are mostly ASCII, which shows as zero bytes. */
const sampleBytes = 128;

export type Utf16 = "utf-16be" | "utf-16le";

/** UTF-16 by its byte order mark or, without one, by the zero bytes of ASCII letters. */
export function detectUtf16(bytes: Uint8Array): Utf16 | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const pairs = Math.floor(Math.min(bytes.length, sampleBytes) / 2);
  if (pairs < 2) return undefined;
  let firstZeros = 0;
  let secondZeros = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (bytes[pair * 2] === 0) firstZeros += 1;
    if (bytes[pair * 2 + 1] === 0) secondZeros += 1;
  }
  // A few zeros on the other side are characters such as U+4E00.
  if (secondZeros > pairs / 2 && firstZeros < secondZeros / 4) return "utf-16le";
  if (firstZeros > pairs / 2 && secondZeros < firstZeros / 4) return "utf-16be";
  return undefined;
}
