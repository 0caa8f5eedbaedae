/** What the facts tell of a hold. */
export const holdFactColumns = ["subject_id", "until"] as const;
