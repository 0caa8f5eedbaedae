/** The enrichment, strategy and senders under `examples/quickstart/data`, as they stand in the files. */
export interface DemoData {
  /** By company domain. */
  readonly companies: { readonly [domain: string]: DemoCompany };
  /** By External ID of the contact. */
  readonly people: { readonly [externalId: string]: DemoPerson };
  readonly strategy: DemoStrategy;
  readonly senders: readonly DemoSender[];
}

interface DemoStage<Data> {
  readonly source: string;
  /** ISO UTC. */
  readonly fetchedAt: string;
  readonly data: Data;
}

export interface DemoCompany {
  readonly name: string;
  readonly stages: {
    readonly company?: DemoStage<{
      readonly summary: string;
      readonly industry: string;
      readonly size: string;
      readonly headquarters: string;
    }>;
    readonly "company-deep"?: DemoStage<{
      /** Completes "I saw that ...". */
      readonly trigger: string;
      /** A noun phrase. */
      readonly pain: string;
      /** A noun phrase with a number. */
      readonly metric: string;
      /** A sentence. */
      readonly recentNews: string;
      readonly facts: readonly {
        readonly type: "hiring" | "news" | "pain" | "product";
        /** `YYYY-MM-DD`. */
        readonly date: string;
        readonly text: string;
        readonly source: string;
      }[];
    }>;
  };
}

export interface DemoPerson {
  readonly stages: {
    readonly person: DemoStage<{ readonly summary: string; readonly highlight: string }>;
  };
}

export interface DemoSender {
  /** What the column `Owner` of the contacts names. */
  readonly externalId: string;
  readonly name: string;
  readonly title: string;
  readonly address: string;
  readonly timeZone: string;
  readonly dailyCap: number;
  readonly signature: string;
}

export interface DemoStrategy {
  /** The seller. */
  readonly company: {
    readonly name: string;
    readonly legalName: string;
    readonly domain: string;
    readonly website: string;
    readonly timeZone: string;
    readonly postalAddress: string;
  };
  readonly product: {
    readonly name: string;
    readonly summary: string;
    readonly capabilities: readonly string[];
    readonly price: string;
    readonly startsWith: string;
  };
  readonly icp: {
    readonly summary: string;
    readonly industries: readonly string[];
    readonly companySizes: readonly string[];
    readonly signals: readonly string[];
    readonly exclusions: readonly string[];
  };
  readonly valueProposition: {
    readonly headline: string;
    readonly forWhom: string;
    readonly outcome: string;
    readonly reasonToBelieve: string;
  };
  readonly messagingFramework: {
    readonly steps: readonly {
      readonly role: "hook" | "proof" | "urgency";
      readonly day: number;
      readonly goal: string;
      readonly avoid: readonly string[];
    }[];
    /** The first whose `industries` name the contact's; the one without industries fits all. */
    readonly proofPoints: readonly {
      readonly key: string;
      readonly customer: string;
      readonly industries: readonly string[];
      readonly text: string;
    }[];
    readonly scarcity: string;
    readonly tone: string;
    readonly bannedPhrases: readonly string[];
  };
  readonly competitivePositioning: {
    readonly summary: string;
    readonly alternatives: readonly {
      readonly name: string;
      readonly strength: string;
      readonly weakness: string;
      readonly answer: string;
    }[];
  };
  readonly personas: readonly {
    readonly key: "c-level" | "contributor" | "mid-management";
    /** Values of the column `Seniority`. */
    readonly seniorities: readonly string[];
    readonly pains: readonly string[];
    readonly valuePropositions: readonly string[];
    readonly tone: string;
  }[];
}
