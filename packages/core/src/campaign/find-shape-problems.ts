import type { Problem } from "../model/problem.ts";
import { campaignSchema } from "./campaign-schema.ts";

/** Everything about a definition's shape that is wrong, with the path to each. */
export function findShapeProblems(definition: unknown): readonly Problem[] {
  const parsed = campaignSchema.safeParse(definition);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => ({
    path: issue.path.join("."),
    code: codeOf(issue).replaceAll("_", "-"),
    message: `${issue.path.at(-1)?.toString() ?? "The definition"}: ${issue.message}.`,
  }));
}

/** A check of ours that looks into a value itself hands on what it found there. */
function codeOf(issue: {
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}): string {
  const inner = issue.params?.["code"];
  return typeof inner === "string" ? inner : issue.code;
}
