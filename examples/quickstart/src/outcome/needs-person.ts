import type { MessageRow } from "./message-row.ts";

/** Whether a message can go on only if a person does something about it. */
export function needsPerson({ state, enrollment }: MessageRow): boolean {
  const isLive = enrollment?.state !== "stopped" && enrollment?.state !== "completed";
  if (state === "needs-review" || state === "unknown") return true;
  return isLive && (state === "pending" || state === "failed");
}
