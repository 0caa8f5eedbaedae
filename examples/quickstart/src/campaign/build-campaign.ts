import type { CampaignDefinition, ContentTemplate } from "@outreachkit/core";
import type { DemoSender, DemoStrategy } from "../demo-data/demo-data.ts";
import { hook } from "./hook.ts";
import { plainHook } from "./plain-hook.ts";
import { plainProof } from "./plain-proof.ts";
import { plainUrgency } from "./plain-urgency.ts";
import { proof } from "./proof.ts";
import { urgency } from "./urgency.ts";

interface Templates {
  readonly hook: ContentTemplate;
  readonly proof: ContentTemplate;
  readonly urgency: ContentTemplate;
}

/**
 * The campaign: three mails on days 0, 3 and 7. Change it, run the demo again, and see what happens.
 * Contacts without enrichment get the plain words, or nobody could be written to.
 */
export function buildCampaign(options: {
  readonly strategy: DemoStrategy;
  readonly senders: readonly DemoSender[];
  readonly enriched: boolean;
}): CampaignDefinition {
  const { strategy, senders, enriched } = options;
  const templates: Templates = enriched
    ? { hook, proof, urgency }
    : { hook: plainHook, proof: plainProof, urgency: plainUrgency };
  const followUp = {
    kind: "email",
    // The mail before may have been rejected: then this one starts a thread of its own.
    onMissingThread: "new-thread" as const,
    fallbackSubject: "Freight invoices{% if company.name %} at {{ company.name }}{% endif %}",
  };
  return {
    key: "freight-audit",
    name: "Freight invoice audit",
    senders: senders.map(({ externalId }) => ({ externalId })),
    approval: "copilot",
    // In the contact's own zone; where that is unknown, in this one.
    schedule: { weekdays: "08:30-17:30", timeZone: strategy.company.timeZone },
    audience: enriched ? { requiredEnrichment: ["company", "company-deep", "person"] } : {},
    checks: { bannedPhrases: strategy.messagingFramework.bannedPhrases },
    strategy: { ...strategy },
    steps: [
      { key: "hook", label: "Hook", kind: "email", content: templates.hook },
      { key: "proof", label: "Proof", ...followUp, delay: { days: 3 }, content: templates.proof },
      {
        key: "urgency",
        label: "Urgency",
        ...followUp,
        delay: { days: 4 },
        content: templates.urgency,
      },
    ],
  };
}
