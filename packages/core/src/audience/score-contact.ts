import type { CompanyRecord } from "../contracts/store/records/company-record.ts";
import type { ContactRecord } from "../contracts/store/records/contact-record.ts";
import type { EnrichmentRecord } from "../contracts/store/records/enrichment-record.ts";
import { type ContactStatus, readinessStages, type Tier } from "../model/contact-vocabulary.ts";
import type { Instant } from "../model/instant.ts";
import {
  defaultScoreWeights,
  type ScoreComponent,
  scoreComponents,
  type ScoreWeights,
} from "../model/scoring.ts";
import { authorityOf } from "./authority-of.ts";
import { isFreeMailDomain } from "./is-free-mail-domain.ts";
import { tierOfScore } from "./tier-of-score.ts";

export interface ScoreFacts {
  readonly contact: ContactRecord;
  readonly company: CompanyRecord | null;
  /** Of the contact and its company. */
  readonly enrichments: readonly Pick<EnrichmentRecord, "stage" | "fetchedAt">[];
  readonly now: Instant;
}

export interface LeadScore {
  /** 0 to 100, whole. */
  readonly score: number;
  readonly tier: Tier;
  readonly components: { readonly [Component in ScoreComponent]: number };
}

const DAY = 86_400_000;

/** How far a contact has come says how good the moment is. */
const timingOfStatus = {
  new: 40,
  contacted: 40,
  replied: 70,
  interested: 90,
  meeting: 100,
  converted: 0,
  "not-interested": 0,
  bounced: 0,
  unsubscribed: 0,
} as const satisfies Record<ContactStatus, number>;

/** A lead score as a weighted mean of five parts. Plain data in, the same answer every time. */
export function scoreContact(facts: ScoreFacts, weights: Partial<ScoreWeights> = {}): LeadScore {
  const components = {
    dataQuality: dataQuality(facts),
    authority: authorityOf(facts.contact),
    companyFit: facts.company === null ? 20 : (facts.company.icpFit ?? 40),
    timing: timing(facts),
    risk: safety(facts),
  } satisfies Record<ScoreComponent, number>;
  let sum = 0;
  let total = 0;
  for (const name of scoreComponents) {
    const weight = weights[name] ?? defaultScoreWeights[name];
    sum += weight * components[name];
    total += weight;
  }
  const score = total > 0 ? Math.round(sum / total) : 0;
  return { score, tier: tierOfScore(score), components };
}

/** How much is known: address 30, name 15, phone or profile 15, title, company, country 10 each, stages 10. */
function dataQuality({ contact, company, enrichments }: ScoreFacts): number {
  const address = { real: 30, pattern: 20, guess: 5 }[contact.emailConfidence];
  const stages = readinessStages.filter((wanted) =>
    enrichments.some(({ stage }) => stage === wanted),
  );
  const points =
    (contact.email === null ? 0 : address) +
    (contact.firstName !== null && contact.lastName !== null ? 15 : 0) +
    (contact.phone !== null || contact.linkedinUrl !== null ? 15 : 0) +
    (contact.title === null ? 0 : 10) +
    (company === null ? 0 : 10) +
    (contact.country === null ? 0 : 10) +
    (10 * stages.length) / readinessStages.length;
  return Math.min(100, points);
}

/** The status, and up to 30 more where somebody looked lately: within 30 days, or 15 within 90. */
function timing({ contact, enrichments, now }: ScoreFacts): number {
  const base = timingOfStatus[contact.status];
  if (base === 0) return 0;
  const ages = enrichments.map(({ fetchedAt }) => now - fetchedAt);
  const age = ages.length === 0 ? Infinity : Math.min(...ages);
  return Math.min(100, base + (age <= 30 * DAY ? 30 : age <= 90 * DAY ? 15 : 0));
}

/** 100 is no risk: less for an unsure address, a personal mailbox, an unknown country; 0 once it went wrong. */
function safety({ contact }: ScoreFacts): number {
  if (["not-interested", "bounced", "unsubscribed"].includes(contact.status)) return 0;
  const domain = contact.email?.slice(contact.email.lastIndexOf("@") + 1);
  const unsure = { real: 0, pattern: 15, guess: 50 }[contact.emailConfidence];
  const personal = domain !== undefined && isFreeMailDomain(domain) ? 20 : 0;
  return Math.max(0, 100 - unsure - personal - (contact.country === null ? 10 : 0));
}
