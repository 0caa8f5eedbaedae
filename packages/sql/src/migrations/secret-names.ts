/** The library's own keys. */
export const secretNames = ["suppression", "tokens"] as const;
