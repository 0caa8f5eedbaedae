/**
 * JSON with one spelling for one value: keys sorted by code unit, no spaces, `undefined` dropped.
 * Two equal values give the same bytes on every runtime, so that their hashes agree.
 */
export function canonicalJson(value: unknown): string {
  return write(value) ?? "null";
}

function write(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value))
    return `[${value.map((item: unknown) => write(item) ?? "null").join(",")}]`;
  if (value instanceof Date) return JSON.stringify(value);
  const parts: string[] = [];
  for (const [key, field] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const text = write(field);
    if (text !== undefined) parts.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${parts.join(",")}}`;
}
