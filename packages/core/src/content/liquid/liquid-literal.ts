/** A value as Liquid source, such that it comes out as it went in. */
export function liquidLiteral(value: string | number | boolean): string {
  if (typeof value !== "string") return String(value);
  const escaped = value
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    // Braces could be taken for the end of the expression.
    .replace(
      /[{}%]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
  return `"${escaped}"`;
}
