const contactWeights: Readonly<Record<string, number>> = {
  title: 15,
  seniority: 10,
  city: 10,
  region: 10,
  country: 10,
  tags: 15,
  attributes: 30,
  email: 5,
};
const companyWeights: Readonly<Record<string, number>> = {
  name: 20,
  domain: 10,
  industry: 15,
  size: 15,
  country: 10,
  attributes: 30,
};

/** What all names of one person count together, however often and in whatever form they stand. */
const nameWeight = 20;

/**
 * How much one fact shows that a message was written for this contact: what somebody had to find out
 * (enrichment) most, what every list has (a name) little. 0 for what is the same for all.
 */
export function factWeight(variable: string): { readonly group: string; readonly weight: number } {
  const [root = "", field = ""] = variable.split(".");
  if (root === "enrichment") return { group: variable, weight: 45 };
  if (root === "company") return { group: variable, weight: companyWeights[field] ?? 0 };
  if (root !== "contact") return { group: variable, weight: 0 };
  if (/^(?:first|last|full)Name$/.test(field)) return { group: "contact.name", weight: nameWeight };
  return { group: variable, weight: contactWeights[field] ?? 0 };
}
