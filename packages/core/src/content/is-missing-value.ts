// What other systems write when they meant nothing.
const spelledNothing: ReadonlySet<string> = new Set(["null", "undefined", "NaN"]);

/**
 * Whether a value says nothing: null, undefined, a blank string, NaN or an infinite number, an invalid
 * date, or the words `null`, `undefined` and `NaN` alone. The case counts: a person may be called Null.
 */
export function isMissingValue(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === "number") return !Number.isFinite(value);
  if (value instanceof Date) return Number.isNaN(value.getTime());
  if (typeof value !== "string") return false;
  const text = value.trim();
  return text === "" || spelledNothing.has(text);
}
