import type { Problem } from "../../model/problem.ts";
import { allowedFilters } from "../liquid/allowed-filters.ts";
import { nearestName } from "../nearest-name.ts";

/** The problem of a filter that templates do not have, with the one that was probably meant. */
export function unknownFilter(name: string, path: string): Problem {
  const nearest = nearestName(name, allowedFilters);
  const advice = nearest
    ? `Did you mean "${nearest}"?`
    : `Use one of: ${allowedFilters.join(", ")}.`;
  return {
    path,
    code: "unknown-filter",
    message: `"${name}" is not a filter of templates. ${advice}`,
  };
}
