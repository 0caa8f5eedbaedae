import type { ContentTemplate } from "@outreachkit/core";

/** Day 7 for contacts of whom nothing was found out. */
export const plainUrgency: ContentTemplate = {
  body: `{% if contact.firstName %}{{ contact.firstName }}, this{% else %}This{% endif %} is my last mail about it.

{{ strategy.messagingFramework.scarcity }} What {{ company.name | default: "you" }} would get: {{ strategy.product.startsWith | downcase }}

Should one of the places be yours? A yes or a no is enough.

{{ sender.name }}
{{ strategy.company.name }}`,
};
