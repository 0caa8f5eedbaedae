/** Who was chosen for the campaign, and who was left out of it. */
export interface Selection {
  /** The filter in words. */
  readonly words: string;
  /** Contacts that pass the filter. */
  readonly selected: number;
  readonly enrolled: number;
  /** Why the others of the selected were left out. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Contacts of whom too little is known, with the stages that are missing. */
  readonly gaps: readonly { readonly contactId: string; readonly missing: readonly string[] }[];
}
