import type { Message, Tenant } from "@outreachkit/core";
import { describeFindings } from "./describe-findings.ts";
import type { ReviewedMessage, ReviewResult } from "./review-result.ts";

const DECISIONS_PER_CALL = 200;
const greetingWithHole = "Hello {{ contact.firstName }},";

/**
 * What the demo's sales lead does with the messages that wait: approves those with warnings only but
 * for one that is rejected, writes one greeting by hand where a first name is missing, and leaves the
 * other errors. Every decision names the words that were read, by their hash.
 */
export async function reviewMessages(options: {
  /** Acting for the sales lead. */
  readonly tenant: Tenant;
  readonly campaignId: string;
}): Promise<ReviewResult> {
  const { tenant, campaignId } = options;
  const waiting: Message[] = [];
  for await (const message of tenant.messages.iterate({
    filter: { campaignId, approval: "pending" },
  }))
    waiting.push(message);
  const harmless = waiting.filter((message) => !hasError(message));
  // One of many: of a short list everything is wanted.
  const rejected =
    harmless.length >= 10 ? harmless.find(({ stepKey }) => stepKey === "proof") : undefined;
  const editable = waiting.find(
    (message) => hasError(message) && message.content?.body.includes(greetingWithHole),
  );
  if (rejected) await tenant.messages.reject([toDecision(rejected)]);
  await approveAll(
    tenant,
    harmless.filter((message) => message !== rejected),
  );
  const edited = editable && (await repairGreeting(tenant, editable));
  const decisionOn = (message: Message): ReviewedMessage["decision"] => {
    if (message === rejected) return "rejected";
    if (message === editable) return edited ? "edited and approved" : "left waiting";
    return hasError(message) ? "left waiting" : "approved";
  };
  return {
    ...(await countMessages(tenant, campaignId)),
    reviewed: waiting.map((message) => ({
      message,
      reasons: describeFindings(message),
      decision: decisionOn(message),
    })),
  };
}

/** True when the new words are free of errors, and approved. */
async function repairGreeting(tenant: Tenant, message: Message): Promise<boolean> {
  const { content, contentHash } = message;
  if (!content || contentHash === null) return false;
  const body = content.body.replace(greetingWithHole, "Good morning,");
  const edited = await tenant.messages.edit(message.id, { body, contentHash });
  if (hasError(edited)) return false;
  await tenant.messages.approve([toDecision(edited)]);
  return true;
}

async function approveAll(tenant: Tenant, messages: readonly Message[]): Promise<void> {
  for (let start = 0; start < messages.length; start += DECISIONS_PER_CALL)
    await tenant.messages.approve(
      messages.slice(start, start + DECISIONS_PER_CALL).map(toDecision),
    );
}

async function countMessages(tenant: Tenant, campaignId: string) {
  let written = 0;
  let approvedByChecks = 0;
  for await (const { approval, decidedBy } of tenant.messages.iterate({ filter: { campaignId } })) {
    written += 1;
    if (approval === "approved" && decidedBy?.type === "policy") approvedByChecks += 1;
  }
  return { written, approvedByChecks };
}

function hasError({ checks }: Message): boolean {
  return checks === null || checks.findings.some(({ severity }) => severity === "error");
}

function toDecision({ id, contentHash }: Message) {
  return { id, contentHash };
}
