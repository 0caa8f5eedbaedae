/** Whether every database can store it: PostgreSQL's jsonb holds neither NUL nor lone surrogates. */
export function isStorableJson(value: unknown): boolean {
  const text = JSON.stringify(value) ?? "";
  // JSON writes NUL and lone surrogates as escapes; a backslash before the escape is itself escaped.
  return !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i.test(text);
}
