import type { ContentTemplate } from "@outreachkit/core";
import { choosePersona } from "./choose-persona.ts";
import { chooseProofPoint } from "./choose-proof-point.ts";

/**
 * Day 3, in the same thread: one customer like them, and how it was found. Those who hire see why it
 * matters now. Those who do the work get something useful instead; it says little about them, so
 * `copilot` shows it to a person first.
 */
export const proof: ContentTemplate = {
  body: `${choosePersona}
${chooseProofPoint}
{% assign hiring = enrichment.company-deep.facts | where: "type", "hiring" | first -%}
{% if contact.firstName %}{{ contact.firstName }}, here is a comparison{% else %}Here is a comparison{% endif %} for {{ company.name }}.

{% unless persona.key == "contributor" -%}
I saw what you are hiring for: “{{ hiring.text }}” Until the team is complete, this may help.

{% endunless -%}
{{ proof.text }} {{ strategy.valueProposition.reasonToBelieve }}
{%- if persona.key == "contributor" %}

You may not be the one who decides about this, so here is something to use anyway: our list of the twelve surcharges that are billed wrongly most often. Shall I send it?
{%- endif %}

{{ sender.name }}
{{ strategy.company.name }}`,
};
