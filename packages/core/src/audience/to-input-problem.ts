import type { z } from "zod";
import type { Problem } from "../model/problem.ts";

/** What zod found, with the code that a refinement of ours names. */
export function toInputProblem(issue: z.core.$ZodIssue): Problem {
  const path = issue.path.join(".");
  const code = issue.code === "custom" ? String(issue.params?.["code"] ?? "invalid") : issue.code;
  return { path, code: code.replaceAll("_", "-"), message: issue.message };
}
