/**
 * The candidate most likely meant by a misspelt name, or none if nothing is close. Case and
 * separators do not count (`first_name` is `contact.firstName`), and neither does a forgotten or
 * wrong first part.
 */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  let best: { readonly candidate: string; readonly cost: number } | undefined;
  for (const candidate of candidates) {
    const cost = differenceOf(name, candidate);
    if (!best || cost < best.cost) best = { candidate, cost };
  }
  const tolerance = Math.max(1.5, normalize(lastPart(name)).length / 3);
  return best && best.cost <= tolerance ? best.candidate : undefined;
}

function differenceOf(name: string, candidate: string): number {
  const whole = editDistance(normalize(name), normalize(candidate));
  if (!candidate.includes(".")) return whole;
  const last = normalize(lastPart(candidate));
  const isPartOfSame =
    rootOf(name) === rootOf(candidate) && last.endsWith(normalize(lastPart(name)));
  if (isPartOfSame) return Math.min(whole, 0.4);
  return Math.min(
    whole,
    editDistance(normalize(name), last) + 0.25,
    editDistance(normalize(lastPart(name)), last) + 0.5,
  );
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

function rootOf(name: string): string {
  return name.slice(0, name.indexOf("."));
}

function normalize(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .slice(0, 60);
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
function editDistance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, index) => index)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    rows.push(current);
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          at(row - 1, column - 1) + (isSame ? 0 : 1),
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          isSwap ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return at(from.length, to.length);
}
