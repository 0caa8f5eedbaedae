import { createHash } from "node:crypto";

/** What workers of one schema listen to: short enough for any schema's name, and the same in all processes. */
export const wakeUpChannel = (schema: string): string =>
  `outreach_wake_${createHash("sha256").update(schema).digest("hex").slice(0, 16)}`;
