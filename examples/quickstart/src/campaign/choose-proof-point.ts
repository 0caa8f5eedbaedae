/** Liquid that makes `proof` the customer story for the company's industry, else the one for all. */
export const chooseProofPoint = `
{%- for candidate in strategy.messagingFramework.proofPoints -%}
  {%- if candidate.industries.size == 0 or candidate.industries contains company.industry -%}
    {%- assign proof = candidate -%}
    {%- break -%}
  {%- endif -%}
{%- endfor -%}
`.trim();
