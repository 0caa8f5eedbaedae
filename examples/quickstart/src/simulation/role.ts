/** What one person does with our mails; most do nothing. */
export type Role =
  | "bounce"
  | "complaint"
  | "interested"
  | "not-interested"
  | "out-of-office"
  | "question"
  | "silent"
  | "unsubscribe";
