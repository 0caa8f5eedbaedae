/** What a stranger's file may cost. */
export interface ContactsFileLimits {
  /** Beyond it the file is refused. Default 200 MiB. */
  readonly maximumFileBytes: number;
  /** Data rows; beyond it the file is refused before the first row is read. Default 1,000,000. */
  readonly maximumRows: number;
  /** Beyond it in the header the file is refused, in a row only the row. Default 1,000. */
  readonly maximumColumns: number;
  /** In UTF-8; beyond it the row is reported as `field-too-long` and not read. Default 32 KiB. */
  readonly maximumFieldBytes: number;
}

export const contactsFileLimits: ContactsFileLimits = {
  maximumFileBytes: 200 * 1024 * 1024,
  maximumRows: 1_000_000,
  maximumColumns: 1_000,
  maximumFieldBytes: 32 * 1024,
};
