import type { ContentTemplate } from "../model/message-content.ts";
import type { Problem } from "../model/problem.ts";
import { validateSubjectTemplate } from "./validate-subject-template.ts";
import { validateTemplateText } from "./validate-template-text.ts";

/**
 * Checks what a step says, at save, and reports everything at once: Liquid that does not parse,
 * Handlebars, tags and filters that do not exist, variables that no message has, an empty body, a
 * subject over several lines, data in places of HTML where it could act. A template that passes renders.
 */
export function validateTemplate(
  template: ContentTemplate,
  options: {
    /** Where the template is, such as `steps.1.content`. */
    readonly path: string;
    /** With `*` for any name. Default the built-in list. */
    readonly knownVariables?: readonly string[];
  },
): readonly Problem[] {
  const { subject, body, format } = template;
  const { path, ...rest } = options;
  const at = (field: string) => (path === "" ? field : `${path}.${field}`);
  const subjectProblems =
    subject === undefined
      ? []
      : validateSubjectTemplate({ ...rest, source: subject, path: at("subject") });
  if (body.trim() === "") {
    const message = "The step has no content: its body is blank. Write what the message says.";
    return [...subjectProblems, { path: at("body"), code: "empty-body", message }];
  }
  const bodyOptions = { ...rest, source: body, path: at("body") };
  return [
    ...subjectProblems,
    ...validateTemplateText(format ? { ...bodyOptions, format } : bodyOptions),
  ];
}
