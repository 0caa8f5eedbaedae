import { delimiters, type Delimiter } from "./delimiter.ts";

/** The delimiter that stands most often outside quotes in the header line; a comma if none does. */
export function detectDelimiter(headerLine: string): Delimiter {
  const counts: Record<Delimiter, number> = { ",": 0, ";": 0, "\t": 0 };
  let quoted = false;
  for (const character of headerLine) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && isDelimiter(character)) counts[character] += 1;
  }
  return delimiters.reduce((best, candidate) =>
    counts[candidate] > counts[best] ? candidate : best,
  );
}

function isDelimiter(character: string): character is Delimiter {
  return delimiters.some((delimiter) => delimiter === character);
}
