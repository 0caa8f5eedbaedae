/** A line for each figure. */
export function renderFigures(figures: { readonly [name: string]: number }): string {
  const longest = Math.max(...Object.keys(figures).map(({ length }) => length));
  return Object.entries(figures)
    .map(([name, value]) => `${name.padEnd(longest)}  ${value}`)
    .join("\n");
}
