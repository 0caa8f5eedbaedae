/** What our statements bind. */
export type StatementValue = string | number | null;
