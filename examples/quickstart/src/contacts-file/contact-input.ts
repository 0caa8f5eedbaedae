/** A contact as the library's importer takes it. The importer judges the address; here it is only text. */
export interface ContactInput {
  readonly externalId?: string;
  readonly email: string;
  readonly emailConfidence?: "guess" | "pattern" | "real";
  readonly firstName?: string;
  readonly lastName?: string;
  readonly title?: string;
  readonly seniority?: string;
  readonly company?: {
    readonly name?: string;
    readonly domain?: string;
    readonly industry?: string;
    readonly size?: string;
  };
  /** ISO 3166 code; a name that is not known stays as it was, with a note. */
  readonly country?: string;
  readonly region?: string;
  readonly city?: string;
  readonly timeZone?: string;
  /** BCP 47; a name that is not known stays as it was, with a note. */
  readonly locale?: string;
  readonly linkedinUrl?: string;
  readonly phone?: string;
  readonly score?: number;
  readonly tier?: "cold" | "cool" | "dead" | "hot" | "warm";
  readonly tags?: readonly string[];
  readonly owner?: string;
  /** The columns without a known meaning, by a key that templates can name. */
  readonly attributes?: { readonly [key: string]: string };
}
