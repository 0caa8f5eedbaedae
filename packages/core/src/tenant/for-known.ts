/**
 * The results of a call about several names, in their order: those that name nothing get `unknown`,
 * the rest what `run` makes of their ids.
 */
export async function forKnown<Result>(
  ids: readonly (string | null)[],
  options: {
    readonly run: (known: readonly string[]) => Promise<readonly Result[]>;
    readonly unknown: Result;
  },
): Promise<readonly (Result & { readonly id: string | null })[]> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  const results = known.length === 0 ? [] : await options.run(known);
  const byId = new Map(known.map((id, index) => [id, results[index] ?? options.unknown]));
  return ids.map((id) => ({ ...(id === null ? options.unknown : byId.get(id)!), id }));
}
