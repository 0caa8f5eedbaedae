// Words that name a thing to be filled in.
const fields = new Set(
  `
  name firstname lastname fullname fname lname title company companyname organization
  organisation role position industry city product service topic date time link url email
  phone number website prospect recipient lead competitor placeholder signature
`
    .trim()
    .split(/\s+/),
);
// Words that go with them.
const companions = new Set(
  `
  first last full your my our their the a contact client customer person sender job pain
  point mutual connection specific here address s
`
    .trim()
    .split(/\s+/),
);

/** Whether words in brackets name something to fill in: `First Name`, `your company`, `insert a date`. */
export function isPlaceholderText(text: string): boolean {
  const words = text
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  if (words.length === 0 || words.length > 6) return false;
  if (/^(?:insert|enter|add|fill)$/.test(words[0] ?? "") && words.length > 1) return true;
  return (
    words.some((word) => fields.has(word)) &&
    words.every((word) => fields.has(word) || companions.has(word))
  );
}
