/** The scenario of `npm run bench -- simulate`, in one place. */
export const scenario = {
  contacts: 10_000,
  senders: 20,
  dailyCap: 50,
  days: 60,
  start: "2026-03-02T00:00:00Z",
  seed: 7,
  /** Share of sent messages that are answered, and that bounce hard. */
  replyRate: 0.03,
  bounceRate: 0.01,
  /** A worker looks this often; what comes due in between waits for the next look. Milliseconds. */
  pollInterval: 60_000,
  zones: [
    "Europe/Berlin",
    "Europe/London",
    "Europe/Helsinki",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Tokyo",
  ],
} as const;
