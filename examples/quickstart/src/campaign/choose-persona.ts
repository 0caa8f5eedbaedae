/** Liquid that makes `persona` the strategy's persona for the contact's seniority, where one fits. */
export const choosePersona = `
{%- for candidate in strategy.personas -%}
  {%- if contact.seniority and candidate.seniorities contains contact.seniority -%}
    {%- assign persona = candidate -%}
  {%- endif -%}
{%- endfor -%}
`.trim();
