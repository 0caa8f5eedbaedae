/** Liquid that makes `proof` the customer story for the company's industry, else the one for all. */
export const chooseProofPoint = `
{%- for candidate in strategy.messagingFramework.proofPoints -%}
  {%- if proof -%}{%- break -%}{%- endif -%}
  {%- if candidate.industries.size == 0 -%}
    {%- assign proof = candidate -%}
  {%- elsif company.industry and candidate.industries contains company.industry -%}
    {%- assign proof = candidate -%}
  {%- endif -%}
{%- endfor -%}
`.trim();
