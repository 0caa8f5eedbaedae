import type { ContentTemplate } from "@outreachkit/core";

/** Day 7, in the same thread: the true limit, and a polite end. */
export const urgency: ContentTemplate = {
  body: `{% if contact.firstName %}{{ contact.firstName }}, this{% else %}This{% endif %} is my last mail about it.

At {{ company.name }} I would start with one figure: {{ enrichment.company-deep.metric }}.

{{ strategy.messagingFramework.scarcity }} What you would get: {{ strategy.product.startsWith | downcase }}

Should one of the places be yours? A yes or a no is enough.

{{ sender.name }}
{{ strategy.company.name }}`,
};
