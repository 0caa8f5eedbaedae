/** A name as SQL, quoted; the same in every dialect. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
