import type { CampaignReport } from "@outreachkit/core";

/** Why contacts are still in the campaign; those without a reason go on by themselves. */
export function countLive({
  contacts,
  waiting,
}: Pick<CampaignReport, "contacts" | "waiting">): Readonly<Record<string, number>> {
  const held = Object.values(waiting).reduce((sum, count) => sum + count, 0);
  const going = contacts.live - held;
  return going > 0 ? { ...waiting, scheduled: going } : waiting;
}
