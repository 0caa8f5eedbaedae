/** The rows of what a library's raw query gives: an array, or an object with `rows`. */
export const rowsOf = (result: unknown): readonly Record<string, unknown>[] => {
  if (Array.isArray(result)) return result;
  const { rows } = (result ?? {}) as { readonly rows?: unknown };
  return Array.isArray(rows) ? rows : [];
};
