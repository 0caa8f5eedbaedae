import { TokenKind, Tokenizer, TypeGuards } from "liquidjs";
import type { TopLevelToken } from "liquidjs";
import type { Problem } from "../../model/problem.ts";
import { allowedFilters } from "../liquid/allowed-filters.ts";
import { allowedTags } from "../liquid/allowed-tags.ts";
import { nearestName } from "../nearest-name.ts";
import { unknownFilter } from "./unknown-filter.ts";

/** What stands between a block's tag and its end; the parser checks that they match. */
const blockParts = /^(?:else|elsif|when|end(?:if|unless|case|for|capture|comment|raw))$/;

/** Tags and filters that do not exist here, all of them at once (the parser stops at the first). */
export function findTokenProblems(
  tokens: readonly TopLevelToken[],
  path: string,
): readonly Problem[] {
  const problems: Problem[] = [];
  let inComment = false;
  for (const token of tokens) {
    if (TypeGuards.isTagToken(token)) {
      if (token.name === "comment" || token.name === "endcomment")
        inComment = token.name === "comment";
      else if (!inComment) problems.push(...tagProblems(token.name, path));
    } else if (TypeGuards.isOutputToken(token) && !inComment)
      problems.push(...outputProblems(token.content, path));
  }
  return problems;
}

function tagProblems(name: string, path: string): readonly Problem[] {
  if (allowedTags.includes(name) || blockParts.test(name)) return [];
  const nearest = nearestName(name, allowedTags);
  const advice = nearest
    ? `Did you mean {% ${nearest} %}?`
    : `Use one of: ${allowedTags.join(", ")}.`;
  return [
    { path, code: "forbidden-tag", message: `{% ${name} %} is not a tag of templates. ${advice}` },
  ];
}

function outputProblems(content: string, path: string): readonly Problem[] {
  const { initial, filters } = new Tokenizer(content).readFilteredValue();
  const problems = filters
    .filter(({ name }) => !allowedFilters.includes(name))
    .map(({ name }) => unknownFilter(name, path));
  const hasOperator = initial.postfix.some(({ kind }) => kind === TokenKind.Operator);
  if (initial.postfix.length > 1 && !hasOperator) {
    const message = `"{{ ${content} }}" has two values side by side. Print one, and change it with a filter: {{ name | filter }}.`;
    problems.push({ path, code: "syntax", message });
  }
  return problems;
}
