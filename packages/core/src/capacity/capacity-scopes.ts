/** The names of capacity buckets. A bucket is of one tenant, so names need not say whose. */
export const capacityScopes = {
  sender: (senderId: string) => `sender:${senderId}`,
  /** Of one kind of message, counted besides the sender's own. */
  senderKind: (senderId: string, kind: string) => `sender:${senderId}:${kind}`,
  tenant: "tenant",
  sendingDomain: (domain: string) => `domain:${domain}`,
  campaign: (campaignId: string) => `campaign:${campaignId}`,
  newContacts: (campaignId: string) => `new-contacts:${campaignId}`,
  /** Of one campaign, or of the whole tenant. */
  recipientDomain: (domain: string, campaignId?: string) =>
    campaignId === undefined ? `recipient:${domain}` : `recipient:${domain}:${campaignId}`,
  /** Who stands in line for a recipient domain: not used, but promised. */
  line: (scope: string, count: number) => `line:${scope}:${count}`,
  /** When a contact was written to last, in seconds since 2020. Not a count of units. */
  touch: (contactId: string) => `touch:${contactId}`,
  /** A sender's contacts in progress. Counted in the enrollments themselves; no bucket has this name. */
  inProgress: (senderId: string) => `in-progress:${senderId}`,
  /** What went while a breaker was half-open, by its scope. */
  halfOpen: (scope: string) => `half-open:${scope}`,
  /** The scope of the breaker that such a bucket is of; null for any other. */
  ofHalfOpen: (scope: string) =>
    scope.startsWith("half-open:") ? scope.slice("half-open:".length) : null,
  /** Hard bounces of a sender's messages, by the day they were claimed on. */
  bounces: (senderId: string) => `bounced:${senderId}`,
} as const;
