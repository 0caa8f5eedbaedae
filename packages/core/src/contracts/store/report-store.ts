export interface StepCounts {
  readonly stepKey: string;
  readonly kind: string;
  readonly messages: number;
  readonly generationFailed: number;
  readonly pending: number;
  readonly approved: number;
  readonly rejected: number;
  readonly expired: number;
  readonly sent: number;
  readonly bounced: number;
  readonly complained: number;
  readonly replied: number;
  readonly failed: number;
  readonly skipped: number;
  readonly cancelled: number;
  readonly unknown: number;
  readonly needsReview: number;
}

export interface EnrollmentCount {
  readonly state: string;
  readonly reason: string | null;
  readonly count: number;
}

export interface ContactFunnel {
  readonly enrolled: number;
  /** Contacts with at least one sent message. */
  readonly contacted: number;
  readonly replied: number;
  readonly bounced: number;
  readonly unsubscribed: number;
}

/** Counts of one campaign. An empty campaign gives no rows and zeros. */
export interface ReportStore {
  /** Order: step key as text, kind. */
  countSteps(request: {
    readonly tenantId: string;
    readonly campaignId: string;
  }): Promise<readonly StepCounts[]>;
  /** Order: state, reason as text. */
  countEnrollments(request: {
    readonly tenantId: string;
    readonly campaignId: string;
  }): Promise<readonly EnrollmentCount[]>;
  funnel(request: {
    readonly tenantId: string;
    readonly campaignId: string;
  }): Promise<ContactFunnel>;
}
