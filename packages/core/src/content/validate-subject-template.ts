import type { Problem } from "../model/problem.ts";
import { validateTemplateText } from "./validate-template-text.ts";

/** Checks the template of a subject at save: Liquid on one line, and not blank. Also for fallback subjects. */
export function validateSubjectTemplate(options: {
  readonly source: string;
  readonly path: string;
  readonly knownVariables?: readonly string[];
}): readonly Problem[] {
  const { source, path } = options;
  if (source.trim() === "") {
    const message = "The subject is blank. Leave it out to answer the last message, or write one.";
    return [{ path, code: "empty-subject", message }];
  }
  const problems = validateTemplateText(options);
  if (!/[\p{Cc}\u2028\u2029]/u.test(source)) return problems;
  const message = "The subject has a line break or a control character. Write it on one line.";
  return [{ path, code: "line-break-in-subject", message }, ...problems];
}
