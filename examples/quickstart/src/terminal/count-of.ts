import { formatNumber } from "./format-number.ts";

/** `1 row`, `2 rows`, `no rows`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  if (count === 0) return `no ${many}`;
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}
