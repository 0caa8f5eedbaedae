import type { ContentTemplate } from "@outreachkit/core";
import { choosePersona } from "./choose-persona.ts";

/**
 * Day 0: shows that we read about them, and asks one question. Without a first name there is no
 * sensible greeting here, so such a message waits for a person instead of going out with a hole.
 */
export const hook: ContentTemplate = {
  subject:
    "{{ enrichment.company-deep.pain | slice: 0 | upcase }}{{ enrichment.company-deep.pain | slice: 1, 200 }}",
  body: `${choosePersona}
Hello {{ contact.firstName }},

I read that {{ enrichment.company-deep.trigger }}. What I would look at first: {{ enrichment.company-deep.pain }}.

{% if persona -%}
What I hear from people in your position: “{{ persona.pains | first }}.” Is it the same at {{ company.name }}?
{%- else -%}
Is somebody at {{ company.name }} looking into it already?
{%- endif %}

{{ sender.name }}
{{ strategy.company.name }}`,
};
