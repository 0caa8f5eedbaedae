import type { ContactRecord } from "../contracts/store/records/contact-record.ts";
import type { ExclusiveRule } from "../model/campaign-definition.ts";
import { durationToMilliseconds } from "../model/duration-to-milliseconds.ts";
import { formatInstant } from "../model/format-instant.ts";
import type { Instant } from "../model/instant.ts";
import type { EnrollmentRules } from "./enrollment-rules.ts";

/** Why a contact does not enroll. */
export type EnrollmentObstacle =
  /** By the campaign's `reenroll`, or because the same request enrolled it before. */
  | { readonly reason: "already-enrolled" }
  | { readonly reason: "contact-deleted" }
  | { readonly reason: "suppressed" }
  | { readonly reason: "guessed-address" }
  | { readonly reason: "no-address" }
  /** No channel of the campaign may write to it; see `allocation.eligibility`. */
  | { readonly reason: "no-eligible-channel" }
  /** Live in these; see `exclusive`. */
  | { readonly reason: "in-another-campaign"; readonly campaignIds: readonly string[] }
  /** Written to too recently; may enroll from `until` on. */
  | { readonly reason: "cool-down"; readonly until: string }
  | { readonly reason: "enrichment-missing"; readonly missing: readonly string[] };

export interface EnrollmentCandidate {
  readonly contact: ContactRecord;
  /** Stages that are there, on the contact or its company. */
  readonly stages: ReadonlySet<string>;
  readonly suppressed: boolean;
  /** Its last round in the campaign. */
  readonly inCampaign: "never" | "live" | "ended";
  /** An earlier call with the same request key enrolled it. */
  readonly requested: boolean;
  /** Other campaigns it is live in, each with the rule it entered under. */
  readonly elsewhere: readonly { readonly campaignId: string; readonly exclusive: ExclusiveRule }[];
  /** When any campaign wrote to it last. */
  readonly lastTouchAt: Instant | null;
  /** Whether any step's kind finds an address on the contact. */
  readonly reachable: boolean;
  /** Whether a channel of the campaign may write to it. */
  readonly eligible: boolean;
}

/** The first rule that keeps a contact out, or null. The most final reason comes first. */
export function findEnrollmentObstacle(
  candidate: EnrollmentCandidate,
  options: { readonly rules: EnrollmentRules; readonly now: Instant },
): EnrollmentObstacle | null {
  const { rules, now } = options;
  const { contact } = candidate;
  if (contact.deletedAt !== null) return { reason: "contact-deleted" };
  if (!mayJoin(candidate, rules)) return { reason: "already-enrolled" };
  if (candidate.suppressed) return { reason: "suppressed" };
  if (!candidate.reachable) return { reason: "no-address" };
  if (contact.emailConfidence === "guess" && !rules.allowGuessedAddresses) {
    return { reason: "guessed-address" };
  }
  if (!candidate.eligible) return { reason: "no-eligible-channel" };
  const rivals = candidate.elsewhere.filter(
    ({ exclusive }) =>
      rules.exclusive === "yes" || (rules.exclusive === "among-exclusive" && exclusive !== "no"),
  );
  if (rivals.length > 0) {
    return {
      reason: "in-another-campaign",
      campaignIds: rivals.map(({ campaignId }) => campaignId),
    };
  }
  const until = coolDownEnd(candidate, rules);
  if (until !== null && until > now) return { reason: "cool-down", until: formatInstant(until) };
  const missing = rules.requiredEnrichment.filter((stage) => !candidate.stages.has(stage));
  return missing.length > 0 ? { reason: "enrichment-missing", missing } : null;
}

function mayJoin({ inCampaign, requested }: EnrollmentCandidate, rules: EnrollmentRules): boolean {
  if (inCampaign === "never") return true;
  if (requested || rules.reenroll === "once") return false;
  return inCampaign === "ended" || rules.reenroll === "always";
}

function coolDownEnd(
  { lastTouchAt }: EnrollmentCandidate,
  { coolDown }: EnrollmentRules,
): Instant | null {
  if (coolDown === undefined || lastTouchAt === null) return null;
  return lastTouchAt + durationToMilliseconds(coolDown);
}
