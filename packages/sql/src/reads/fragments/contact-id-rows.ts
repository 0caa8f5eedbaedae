/** The parameter of a recordset of `contactIdColumns`; an id that is given twice stands in it once. */
export const contactIdRows = (contactIds: readonly string[]): string =>
  JSON.stringify([...new Set(contactIds)].map((contactId) => ({ contactId })));
