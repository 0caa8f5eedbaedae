import { readMarkup } from "../html/read-markup.ts";
import { findPlaceholders } from "./find-placeholders.ts";
import { isPlaceholderText } from "./is-placeholder-text.ts";

// Elements of HTML whose names are also words to fill in.
const elements: ReadonlySet<string> = new Set(["a", "title", "address", "time", "link"]);

/** Placeholders in HTML where no reader looks: `<NAME>` taken for a tag, and the values of attributes. */
export function findPlaceholderMarkup(html: string): readonly string[] {
  const found: string[] = [];
  let tag = "";
  for (const piece of readMarkup(html)) {
    if (piece.type === "text") continue;
    tag =
      piece.type === "closed" && piece.place === "the name of a tag"
        ? piece.source
        : tag + piece.source;
    if (piece.type === "attribute") found.push(...findPlaceholders(piece.value));
    if (piece.source !== ">") continue;
    const inner = tag.slice(1, -1);
    const isName = /^[\p{L}_][\p{L}_ -]{1,38}$/u.test(inner) && !elements.has(inner.toLowerCase());
    if (isName && isPlaceholderText(inner)) found.push(tag);
  }
  return found;
}
