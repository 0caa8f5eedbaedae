/** What is bound by name: numbers are safe integers or doubles, documents are JSON text. */
export interface SqlParameters {
  readonly [name: string]: string | number | null;
}
