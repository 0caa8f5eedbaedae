/** What a seniority, or a title where there is none, says about who decides. First match wins. */
const ranks: readonly (readonly [RegExp, number])[] = [
  [/\b(intern|trainee|student|apprentice|werkstudent\w*)\b/i, 5],
  [/\b(assistant|junior|associate|entry[- ]level)\b/i, 20],
  [/\b(vp|vice[- ]president|svp|evp)\b/i, 90],
  [
    /\b(c-?level|c-?suite|chief|c[efimopt]o|cmo|cro|cso|founder|co-?founder|owner|president|partner|managing director|geschäftsführer\w*)\b/i,
    100,
  ],
  [/\b(head|director|leiter\w*)\b/i, 75],
  [/\b(manager|mid-management|lead|team[- ]?lead\w*)\b/i, 55],
  [/\b(senior|principal|staff)\b/i, 40],
  [/\b(contributor|individual[- ]contributor|specialist|analyst|engineer)\b/i, 25],
];

/** 0 to 100; 30 where nothing is known. The seniority is asked first, then the title. */
export function authorityOf(contact: {
  readonly seniority: string | null;
  readonly title: string | null;
}): number {
  for (const text of [contact.seniority, contact.title]) {
    const found = text === null ? undefined : ranks.find(([words]) => words.test(text));
    if (found) return found[1];
  }
  return 30;
}
