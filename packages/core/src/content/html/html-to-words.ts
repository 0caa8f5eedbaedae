import { decodeEntities } from "./decode-entities.ts";
import { readMarkup } from "./read-markup.ts";

/** What a reader sees of HTML, roughly: text without tags, scripts, styles and comments. For checks only. */
export function htmlToWords(html: string): string {
  let words = "";
  for (const piece of readMarkup(html)) {
    if (piece.type === "text") words += decodeEntities(piece.source);
    // A tag that breaks the line ends a word; one inside a line does not.
    else if (
      piece.type === "closed" &&
      /^<\/?(?:p|div|br|li|tr|td|th|h\d|table|ul|ol)$/i.test(piece.source)
    )
      words += "\n";
  }
  return words;
}
