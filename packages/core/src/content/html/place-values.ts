import type { PrintedValue } from "../liquid/template-context.ts";
import { attributePlace } from "./attribute-place.ts";
import { decodeEntities } from "./decode-entities.ts";
import type { DroppedValue } from "./dropped-value.ts";
import { escapeHtml } from "./escape-html.ts";
import { isSafeLink } from "./is-safe-link.ts";
import { readMarkup } from "./read-markup.ts";
import type { MarkupPiece } from "./read-markup.ts";

const mark = /\uFDD0(\d+)\uFDD1/g;

/**
 * Puts printed values into HTML, each escaped for where it stands: text, the value of an attribute, a
 * link. A link that is not a web, mail or telephone address loses its attribute; a value inside a
 * comment, a script, a style or a tag's name is left out. Both are reported, never passed over.
 */
export function placeValues(
  html: string,
  values: readonly PrintedValue[],
): { readonly html: string; readonly dropped: readonly DroppedValue[] } {
  const dropped: DroppedValue[] = [];
  let result = "";
  for (const piece of readMarkup(html)) {
    if (!piece.source.includes("\uFDD0")) result += piece.source;
    else if (piece.type === "text") result += placeInText(piece.source, values);
    else if (piece.type === "attribute") result += placeInAttribute(piece, values, dropped);
    else {
      dropped.push({
        names: namesIn(piece.source, values),
        code: "unsafe-place",
        place: piece.place,
      });
      result += piece.source.replace(mark, "");
    }
  }
  return { html: result, dropped };
}

function placeInText(source: string, values: readonly PrintedValue[]): string {
  return source.replace(mark, (_, index: string) => {
    const value = values[Number(index)];
    const escaped = escapeHtml(value?.text ?? "");
    return value?.breakLines ? escaped.replace(/\r\n?|\n/g, "<br>\n") : escaped;
  });
}

function placeInAttribute(
  { element, name, value, source }: Extract<MarkupPiece, { type: "attribute" }>,
  values: readonly PrintedValue[],
  dropped: DroppedValue[],
): string {
  const place = attributePlace(element, name);
  const link = decodeEntities(value).replace(
    mark,
    (_, index: string) => values[Number(index)]?.text ?? "",
  );
  if (place === "closed" || (place === "link" && !isSafeLink(link))) {
    const code = place === "link" ? "unsafe-link" : "unsafe-place";
    dropped.push({ names: namesIn(source, values), code, place: `<${element} ${name}>` });
    return "";
  }
  const text = value
    .replaceAll('"', "&quot;")
    .replace(mark, (_, index: string) => escapeHtml(values[Number(index)]?.text ?? ""));
  return `${name}="${text}"`;
}

function namesIn(source: string, values: readonly PrintedValue[]): string[] {
  return [...source.matchAll(mark)].flatMap(([, index]) => values[Number(index)]?.names ?? []);
}
