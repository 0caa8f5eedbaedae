interface Fields {
  readonly [field: string]: unknown;
}

/**
 * What a message may speak of. Plain data from any source: nothing here is trusted, and everything is
 * copied and cleaned by `createTemplateScope` before a template sees it.
 */
export interface TemplateData {
  readonly contact: {
    readonly firstName?: string | null;
    readonly lastName?: string | null;
    /** Default first and last name joined. */
    readonly fullName?: string | null;
    readonly title?: string | null;
    readonly email?: string | null;
    readonly seniority?: string | null;
    readonly country?: string | null;
    readonly city?: string | null;
    readonly region?: string | null;
    readonly locale?: string | null;
    readonly score?: number | null;
    readonly tier?: string | null;
    readonly tags?: readonly string[];
    readonly attributes?: Fields;
  };
  readonly company?: {
    readonly name?: string | null;
    readonly domain?: string | null;
    readonly industry?: string | null;
    readonly size?: string | number | null;
    readonly country?: string | null;
    readonly attributes?: Fields;
  };
  /** By stage, such as `company-deep`, then by field. */
  readonly enrichment?: { readonly [stage: string]: Fields };
  readonly sender?: {
    readonly name?: string | null;
    readonly address?: string | null;
  };
  readonly campaign?: { readonly key: string; readonly name?: string | null };
  readonly strategy?: Fields;
}
