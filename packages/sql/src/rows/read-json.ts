/**
 * A JSON document as any driver gives it: parsed, or as text. Our documents are objects and arrays,
 * so a string is always text to parse.
 */
export const readJson = <Document>(value: unknown): Document =>
  (typeof value === "string" ? JSON.parse(value) : value) as Document;
