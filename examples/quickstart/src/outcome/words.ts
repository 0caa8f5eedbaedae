const reasons: Readonly<Record<string, string>> = {
  "awaiting-approval": "waits for a person's approval",
  "awaiting-generation": "waits for its words",
  "awaiting-thread": "waits for the mail it answers",
  "contact-paused": "rests until the contact is back",
  "delivery-failed": "was refused for good; a person decides",
  "delivery-unknown": "may have been sent; being cleared up",
  "domain-cap": "the limit of the recipient's domain is reached",
  "in-flight": "is being sent",
  "needs-review": "may have been sent; a person decides",
  "no-window": "no sending time in the next 60 days",
  "not-launched": "the campaign is not launched",
  "outside-window": "waits for working hours",
  "retry-later": "the provider asked to try again later",
  "sender-cap": "the sender's daily limit is reached",
  "sender-gap": "the pause between two mails of a sender",
  bounced: "the address does not exist",
  cancelled: "taken out by a person",
  complained: "marked as spam",
  rejected: "the message was rejected",
  replied: "answered",
  scheduled: "goes on by itself",
  suppressed: "on the do-not-contact list",
  unsubscribed: "asked for no more mail",
};

const states: Readonly<Record<string, string>> = {
  approved: "approved, not due yet",
  cancelled: "called off",
  claimed: "being sent",
  expired: "approval expired",
  failed: "refused by the provider",
  "needs-review": "needs a person",
  pending: "waits for approval",
  queued: "waits for another try",
  rejected: "rejected",
  sent: "sent",
  skipped: "skipped",
  unknown: "being cleared up",
};

/** For the heads of tables. */
const shortStates: Readonly<Record<string, string>> = {
  approved: "to come",
  cancelled: "called off",
  expired: "expired",
  pending: "to approve",
  queued: "to retry",
};

const zoneSources: Readonly<Record<string, string>> = {
  contact: "their own",
  geography: "from country and region",
  schedule: "the campaign's, as theirs is unknown",
  sender: "the sender's, as theirs is unknown",
  tenant: "our own, as theirs is unknown",
};

const obstacles: Readonly<Record<string, string>> = {
  "already-enrolled": "is in the campaign already",
  "contact-deleted": "was deleted",
  "cool-down": "was written to too recently",
  "enrichment-missing": "not enough is known of them",
  "guessed-address": "the address is only a guess",
  "in-another-campaign": "is in another campaign",
  "no-address": "has no address",
  "no-eligible-channel": "no channel may write to them, by their score or tier",
  suppressed: "on the do-not-contact list",
};

const skips: Readonly<Record<string, string>> = {
  conflict: "ID and address belong to two people",
  "contact-deleted": "was deleted before",
  "control-character": "line break or control character in a name",
  duplicate: "the same person as an earlier row",
  formula: "spreadsheet formula instead of a value",
  "malformed-address": "not one e-mail address",
  "missing-address": "no e-mail address",
  unchanged: "known already, nothing new",
};

const notes: Readonly<Record<string, string>> = {
  "field-left-out": "a value was left out",
  "formula-left-out": "a spreadsheet formula was left out",
  "guessed-address": "the address is a guess: not written to",
  merged: "added to the person of an earlier row",
  "ragged-row": "too few or too many fields",
  "unknown-country": "unknown country left out",
  "unknown-time-zone": "unknown time zone left out",
};

const tables = { notes, obstacles, reasons, shortStates, skips, states, zoneSources };

/** Plain words for a code of the library; a code without words stands for itself. */
export function wordsFor(table: keyof typeof tables, code: string): string {
  return tables[table][code] ?? code.replaceAll("-", " ");
}
