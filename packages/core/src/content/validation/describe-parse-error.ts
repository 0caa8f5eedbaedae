import type { Problem } from "../../model/problem.ts";
import { unknownFilter } from "./unknown-filter.ts";

/** The engine's parse error as a problem, without its excerpt of the source. */
export function describeParseError(error: unknown, path: string): Problem {
  const message = (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
  const filter = /undefined filter: ([\w-]+)/.exec(message)?.[1];
  if (filter !== undefined) return unknownFilter(filter, path);
  return {
    path,
    code: "syntax",
    message: `The template is not valid Liquid: ${message}. Write {{ variable }}, {{ variable | filter }} or {% tag %}...{% endtag %}.`,
  };
}
