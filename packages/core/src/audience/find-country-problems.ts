import { isCountry } from "../model/is-country.ts";
import type { Problem } from "../model/problem.ts";

export function findCountryProblems(
  path: string,
  country: string | null | undefined,
): readonly Problem[] {
  if (!country || isCountry(country)) return [];
  const message = `"${country}" is not an ISO 3166 two-letter code such as "DE".`;
  return [{ path, code: "unknown-country", message }];
}
