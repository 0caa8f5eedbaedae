import { TypeGuards } from "liquidjs";
import type { TopLevelToken } from "liquidjs";
import type { Problem } from "../../model/problem.ts";
import { placeValues } from "../html/place-values.ts";
import { printMark } from "../liquid/print-mark.ts";
import type { PrintedValue } from "../liquid/template-context.ts";

/**
 * Places in an HTML template where data may not stand: comments, scripts, styles, inside tags. The
 * branches of conditions are read one after the other, as they are written.
 */
export function findUnsafePlaces(
  tokens: readonly TopLevelToken[],
  path: string,
): readonly Problem[] {
  const values: PrintedValue[] = [];
  let html = "";
  for (const token of tokens) {
    if (TypeGuards.isOutputToken(token)) {
      html += printMark(values.length);
      values.push({ text: "x", names: [token.content], breakLines: false });
    } else if (!TypeGuards.isTagToken(token)) html += token.getText();
  }
  return placeValues(html, values)
    .dropped.filter(({ code }) => code === "unsafe-place")
    .map(({ names, place }) => ({
      path,
      code: "unsafe-place",
      message: `"{{ ${names.join(" }}, {{ ")} }}" stands in ${place}, where data could act as code. Print it as text, in a quoted attribute or in a link.`,
    }));
}
