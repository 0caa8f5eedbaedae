import type { TemplateScope } from "../template-scope.ts";

/** One value that a message may show, with the variable that names it. */
export interface Fact {
  readonly variable: string;
  readonly value: string;
}

/** All texts and numbers known of this contact, company and enrichment. */
export function listFacts(scope: TemplateScope): readonly Fact[] {
  return ["contact", "company", "enrichment"].flatMap((root) => leavesOf(scope[root], root));
}

function leavesOf(value: unknown, variable: string): readonly Fact[] {
  if (typeof value === "string") return [{ variable, value }];
  if (typeof value === "number") return [{ variable, value: String(value) }];
  // The items of a list are one fact to count, each of them enough to show it.
  if (Array.isArray(value)) return value.flatMap((item: unknown) => leavesOf(item, variable));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, field]) => leavesOf(field, `${variable}.${key}`));
}
