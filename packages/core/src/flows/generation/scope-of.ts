import { createTemplateScope } from "../../content/create-template-scope.ts";
import type { TemplateScope } from "../../content/template-scope.ts";
import type { WritingFacts } from "./read-writing-facts.ts";

/** What a template of this enrollment may speak of. A later source of a stage adds to an earlier. */
export function scopeOf(
  { facts, version, company, enrichments, senders }: WritingFacts,
  kind: string,
): TemplateScope {
  const stages: Record<string, Record<string, unknown>> = {};
  for (const { stage, data } of enrichments) stages[stage] = { ...stages[stage], ...data };
  const { campaign, contact, enrollment } = facts;
  const sender = senders.get(enrollment.senders[kind] ?? "") ?? facts.sender;
  return createTemplateScope({
    contact,
    ...(company && { company }),
    enrichment: stages,
    ...(sender && { sender: { name: sender.name, address: sender.address } }),
    campaign: { key: campaign.key, name: campaign.name },
    ...(version.definition.strategy && { strategy: version.definition.strategy }),
  });
}
