const kinds = [
  "tenant",
  "sender",
  "company",
  "contact",
  "enrichment",
  "campaign",
  "campaign-version",
  "enrollment",
  "message",
  "delivery",
  "lease",
  "event",
  "hold",
  "suppression",
  "inbound",
  "task",
  "breaker",
] as const;

export type TestIdKind = (typeof kinds)[number];

/** An id in the form of a UUIDv7. Of one kind, ids grow with the number. */
export const testId = (kind: TestIdKind, number = 1): string => {
  const place = (0x8001 + kinds.indexOf(kind)).toString(16);
  return `019c8a5e-3a80-7000-${place}-${number.toString(16).padStart(12, "0")}`;
};
