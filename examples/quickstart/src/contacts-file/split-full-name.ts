const honorific = /^(?:dr|herr|frau|mme|mr|mrs|ms|mx|prof|sr|sra)\.?\s+/i;

/** `Ada Maria Berg` is Ada and Maria Berg; `Berg, Ada` is Ada and Berg. Names defy rules, so columns win. */
export function splitFullName(fullName: string): {
  readonly firstName?: string;
  readonly lastName?: string;
} {
  let name = fullName.trim();
  while (honorific.test(name)) name = name.replace(honorific, "");
  const comma = /^([^,]+),\s*([^,]+)$/.exec(name);
  const [firstName = "", ...rest] = comma ? [comma[2], comma[1]] : name.split(/\s+/);
  const lastName = rest.join(" ");
  return { ...(firstName && { firstName }), ...(lastName && { lastName }) };
}
