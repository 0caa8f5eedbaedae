/** What may be logged of any error. */
export interface ErrorDescription {
  readonly error: string;
  readonly code?: string;
  /** Where it was thrown: file and line of the top frames. */
  readonly at?: readonly string[];
}

const FRAMES = 4;

/**
 * Name, code and place of an error without its message: a database puts values into it, a provider
 * addresses.
 */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const at = (error.stack ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /^at [^\n]*:\d+:\d+\)?$/.test(line))
    .slice(0, FRAMES);
  return {
    error: error.name,
    ...(code !== undefined && { code }),
    ...(at.length > 0 && { at }),
  };
}
