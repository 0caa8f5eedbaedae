import { Tokenizer } from "liquidjs";
import type { ContentFormat } from "../model/message-content.ts";
import type { Problem } from "../model/problem.ts";
import { knownVariables as defaultVariables } from "./known-variables.ts";
import { templateEngine } from "./liquid/template-engine.ts";
import { describeParseError } from "./validation/describe-parse-error.ts";
import { findHandlebars } from "./validation/find-handlebars.ts";
import { findPrintedObjects } from "./validation/find-printed-objects.ts";
import { findTokenProblems } from "./validation/find-token-problems.ts";
import { findUnsafePlaces } from "./validation/find-unsafe-places.ts";
import { findVariableProblems } from "./validation/find-variable-problems.ts";

const longestTemplate = 100_000;

/** Checks one Liquid text at save. Everything found is reported, unless the text cannot be read at all. */
export function validateTemplateText(options: {
  readonly source: string;
  /** Where the text is, such as `steps.1.content.body`. */
  readonly path: string;
  /** Default `text`. */
  readonly format?: ContentFormat;
  /** With `*` for any name. Default the built-in list. */
  readonly knownVariables?: readonly string[];
}): readonly Problem[] {
  const { source, path, format = "text", knownVariables = defaultVariables } = options;
  if (source.length > longestTemplate) {
    const message = `The template has ${source.length} characters; the limit is ${longestTemplate}. Shorten it.`;
    return [{ path, code: "too-long", message }];
  }
  const handlebars = findHandlebars(source, path);
  if (handlebars.length > 0) return handlebars;
  const { liquid, parse } = templateEngine();
  try {
    const tokens = new Tokenizer(source, liquid.options.operators).readTopLevelTokens(
      liquid.options,
    );
    const tokenProblems = findTokenProblems(tokens, path);
    if (tokenProblems.length > 0) return unique(tokenProblems);
    const templates = parse(source);
    return unique([
      ...findVariableProblems({ templates, knownVariables, path }),
      ...findPrintedObjects({ tokens, knownVariables, path }),
      ...(format === "html" ? findUnsafePlaces(tokens, path) : []),
    ]);
  } catch (error) {
    return [describeParseError(error, path)];
  }
}

function unique(problems: readonly Problem[]): readonly Problem[] {
  return [
    ...new Map(problems.map((problem) => [`${problem.code} ${problem.message}`, problem])).values(),
  ];
}
