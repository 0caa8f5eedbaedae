/** A text as a SQL literal; the same in every dialect. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
