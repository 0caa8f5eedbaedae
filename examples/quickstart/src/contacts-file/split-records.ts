import { countLineBreaks } from "./count-line-breaks.ts";

/** One row as it stands in the file, without its line end. */
export interface FileRecord {
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** Where the next record starts. */
  readonly next: { readonly position: number; readonly line: number };
  /** False if a quote that opens a field is never closed; then the record ends with its first line. */
  readonly closed: boolean;
}

/**
 * Finds where rows end, so that each is parsed alone and a broken one costs no other. A quote that opens
 * a field and meets no closing one would take all that follows into one field: such a row is cut at the
 * end of its first line instead. Blank lines are records, too. Linear: a quote is looked at twice at most.
 */
export function* splitRecords(
  text: string,
  {
    delimiters,
    position = 0,
    line = 1,
  }: {
    readonly delimiters: readonly string[];
    readonly position?: number;
    readonly line?: number;
  },
): Generator<FileRecord, void, undefined> {
  let start = position;
  let startLine = line;
  while (start < text.length) {
    const { end, closed } = findRecordEnd(text, start, delimiters);
    const record = text.slice(start, end);
    const afterEnd = text.startsWith("\r\n", end) ? end + 2 : end + 1;
    const nextLine = startLine + countLineBreaks(record) + 1;
    yield { text: record, line: startLine, closed, next: { position: afterEnd, line: nextLine } };
    start = afterEnd;
    startLine = nextLine;
  }
}

function findRecordEnd(text: string, start: number, delimiters: readonly string[]) {
  let index = start;
  for (;;) {
    const opening = skipSpaces(text, index, delimiters);
    if (text[opening] === '"') {
      const quote = findClosingQuote(text, opening, delimiters);
      if (quote.kind === "unclosed") return { end: findLineEnd(text, start), closed: false };
      index = quote.after;
    }
    while (
      index < text.length &&
      !isLineBreak(text[index]) &&
      !delimiters.includes(text[index] ?? "")
    )
      index += 1;
    if (index >= text.length || isLineBreak(text[index])) return { end: index, closed: true };
    index += 1;
  }
}

/**
 * `a "b" c` within one line is a field with quotes in the middle. Over a line break, a quote followed
 * by anything but the end of the field shows that the opening one was never meant to span lines.
 */
function findClosingQuote(
  text: string,
  opening: number,
  delimiters: readonly string[],
): { readonly kind: "closed"; readonly after: number } | { readonly kind: "unclosed" } {
  let quote = text.indexOf('"', opening + 1);
  while (quote >= 0 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  if (quote < 0) return { kind: "unclosed" };
  const after = skipSpaces(text, quote + 1, delimiters);
  const endsField =
    after >= text.length || isLineBreak(text[after]) || delimiters.includes(text[after] ?? "");
  if (!endsField && findLineEnd(text, opening) < quote) return { kind: "unclosed" };
  return { kind: "closed", after: quote + 1 };
}

function skipSpaces(text: string, from: number, delimiters: readonly string[]): number {
  let index = from;
  while (text[index] === " " || (text[index] === "\t" && !delimiters.includes("\t"))) index += 1;
  return index;
}

function findLineEnd(text: string, from: number): number {
  let index = from;
  while (index < text.length && !isLineBreak(text[index])) index += 1;
  return index;
}

function isLineBreak(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}
