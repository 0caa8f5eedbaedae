import { Variable, analyzeSync } from "liquidjs";
import type { Template } from "liquidjs";
import type { Problem } from "../../model/problem.ts";
import { nearestName } from "../nearest-name.ts";

type Segments = readonly (string | number | Variable)[];

/** Variables that no message can have, naming the one that was probably meant. */
export function findVariableProblems(options: {
  readonly templates: readonly Template[];
  readonly knownVariables: readonly string[];
  readonly path: string;
}): readonly Problem[] {
  const { templates, knownVariables, path } = options;
  const patterns = knownVariables.map((name) => name.split("."));
  const roots = new Set(patterns.map(([root]) => root));
  const { globals, locals } = analyzeSync([...templates], { partials: false });
  const problems: Problem[] = [];
  for (const name of Object.keys(locals)) {
    if (!roots.has(name)) continue;
    const message = `"${name}" already names data of every message. Assign to another name.`;
    problems.push({ path, code: "reserved-name", message });
  }
  for (const variable of Object.values(globals).flat()) {
    if (patterns.some((pattern) => matches(pattern, variable.segments))) continue;
    problems.push(unknownVariable(variable, knownVariables, path));
  }
  return problems;
}

/**
 * A pattern covers its name, everything under a last `*`, and the objects on the way to it: those may
 * be asked for in conditions and loops. A part that is itself a variable is open.
 */
function matches(pattern: readonly string[], segments: Segments): boolean {
  if (segments.length > pattern.length && pattern.at(-1) !== "*") return false;
  return pattern.every((part, index) => {
    const segment = segments[index];
    return (
      segment === undefined ||
      segment instanceof Variable ||
      part === "*" ||
      part === String(segment)
    );
  });
}

function unknownVariable(
  variable: Variable,
  knownVariables: readonly string[],
  path: string,
): Problem {
  const name = String(variable);
  const candidates = knownVariables.filter((candidate) => !candidate.includes("*"));
  const nearest = nearestName(name, candidates);
  const root = String(variable.segments[0]);
  const ofRoot = knownVariables.filter((candidate) => candidate.startsWith(`${root}.`));
  const advice = nearest
    ? `Did you mean "${nearest}"?`
    : `Use one of: ${(ofRoot.length > 0 ? ofRoot : knownVariables).join(", ")}.`;
  return {
    path,
    code: "unknown-variable",
    message: `"${name}" is not a variable of messages. ${advice}`,
  };
}
