import { Tokenizer, TypeGuards } from "liquidjs";
import type { TopLevelToken } from "liquidjs";
import type { Problem } from "../../model/problem.ts";

/** `{{ contact }}`: a whole object where one of its fields was meant. */
export function findPrintedObjects(options: {
  readonly tokens: readonly TopLevelToken[];
  readonly knownVariables: readonly string[];
  readonly path: string;
}): readonly Problem[] {
  const { tokens, knownVariables, path } = options;
  return tokens.flatMap((token) => {
    if (!TypeGuards.isOutputToken(token)) return [];
    const [value] = new Tokenizer(token.content).readFilteredValue().initial.postfix;
    const name = value && TypeGuards.isPropertyAccessToken(value) ? value.getText() : undefined;
    if (name === undefined || knownVariables.includes(name)) return [];
    const field = knownVariables.find((known) => known.startsWith(`${name}.`));
    if (field === undefined) return [];
    const message = `"{{ ${token.content} }}" prints a whole object. Name one of its fields, such as "${field}".`;
    return [{ path, code: "not-printable", message }];
  });
}
