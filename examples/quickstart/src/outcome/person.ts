/** Whom a line of the report is about. */
export interface Person {
  readonly contactId: string;
  readonly name: string;
  readonly email: string;
  readonly company: string;
}
