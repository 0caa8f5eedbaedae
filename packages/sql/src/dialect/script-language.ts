/** What a script of migrations needs of a database beside the words of its schema. */
export interface ScriptLanguage {
  /** Begins a transaction that may write. */
  readonly begin: string;
  /** The present in milliseconds since 1970. */
  readonly now: string;
  /** 64 random hexadecimal digits. */
  readonly secret: string;
}
