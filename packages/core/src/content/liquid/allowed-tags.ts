/**
 * The Liquid tags that templates may use. Left out: `include`, `render`, `layout`, `block` (they read
 * other templates), `cycle` and `echo` (a second way to print, past the escaping), `tablerow`, `liquid`,
 * `increment` and `decrement`.
 */
export const allowedTags: readonly string[] = [
  "assign",
  "break",
  "capture",
  "case",
  "comment",
  "continue",
  "for",
  "if",
  "raw",
  "unless",
  "#",
];
