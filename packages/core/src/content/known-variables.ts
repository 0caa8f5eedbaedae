/** The fields that templates know by name. Validation and the typed builder both read this table. */
export const variableFields = {
  contact: [
    "firstName",
    "lastName",
    "fullName",
    "title",
    "email",
    "seniority",
    "country",
    "city",
    "region",
    "locale",
    "score",
    "tier",
    "tags",
  ],
  company: ["name", "domain", "industry", "size", "country"],
  sender: ["name", "address"],
  campaign: ["key", "name"],
} as const;

/**
 * Every variable a template may name. A `*` stands for any one name, a last `*` for one or more:
 * those are the host's own fields, which nobody can check at save.
 */
export const knownVariables: readonly string[] = [
  ...Object.entries(variableFields).flatMap(([root, fields]) =>
    fields.map((field) => `${root}.${field}`),
  ),
  "contact.tags.*",
  "contact.attributes.*",
  "company.attributes.*",
  "enrichment.*.*",
  "strategy.*",
];
