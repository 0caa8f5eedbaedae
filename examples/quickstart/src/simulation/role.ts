/** What people do with our mails; most do nothing. In the order of reports, the best first. */
export const roles = [
  "interested",
  "question",
  "not-interested",
  "out-of-office",
  "unsubscribe",
  "bounce",
  "complaint",
  "silent",
] as const;

export type Role = (typeof roles)[number];
