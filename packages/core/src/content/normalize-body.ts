/**
 * One kind of line ending, and no control characters: a body is lines of text, whatever system its
 * data came from. Tabs stay.
 */
export function normalizeBody(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, "");
}
