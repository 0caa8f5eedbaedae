import type { ContentTemplate } from "@outreachkit/core";
import { chooseProofPoint } from "./choose-proof-point.ts";

/** Day 3 for contacts of whom nothing was found out. */
export const plainProof: ContentTemplate = {
  body: `${chooseProofPoint}
{% if contact.firstName %}{{ contact.firstName }}, here is a comparison{% else %}Here is a comparison{% endif %} for {{ company.name | default: "your company" }}{% if company.industry %}, from {{ company.industry | downcase }} and its neighbours{% endif %}.

{{ proof.text }} {{ strategy.valueProposition.reasonToBelieve }}

{{ sender.name }}
{{ strategy.company.name }}`,
};
