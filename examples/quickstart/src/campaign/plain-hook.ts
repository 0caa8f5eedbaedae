import type { ContentTemplate } from "@outreachkit/core";
import { choosePersona } from "./choose-persona.ts";

/** Day 0 for contacts of whom nothing was found out: everything that may be missing has another wording. */
export const plainHook: ContentTemplate = {
  subject: "Freight invoices{% if company.name %} at {{ company.name }}{% endif %}",
  body: `${choosePersona}
Hello{% if contact.firstName %} {{ contact.firstName }}{% endif %},

{% if contact.title %}as {{ contact.title }}{% if contact.city %} in {{ contact.city }}{% endif %} you may know this better than I do. {% endif -%}
{% if persona %}What I hear from people in your position: “{{ persona.pains | first }}.”{% else %}What I hear from companies with many carriers: “Freight cost is reported weeks after it can be changed.”{% endif %} Is it the same at {{ company.name | default: "your company" }}?

{{ sender.name }}
{{ strategy.company.name }}`,
};
