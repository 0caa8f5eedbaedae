import type { Instant } from "../../model/instant.ts";
import type { PlannedSendRecord } from "./preview-campaign.ts";

export interface PreviewComparison {
  readonly unchanged: number;
  readonly moved: readonly (Omit<PlannedSendRecord, "at"> & {
    readonly from: Instant;
    readonly to: Instant;
  })[];
  readonly added: readonly PlannedSendRecord[];
  readonly dropped: readonly PlannedSendRecord[];
}

/** Two plans of one campaign, send by send: the same is the same step of the same enrollment. */
export function comparePreviews(
  before: readonly PlannedSendRecord[],
  after: readonly PlannedSendRecord[],
): PreviewComparison {
  const keyOf = ({ enrollmentId, stepKey }: PlannedSendRecord) => `${enrollmentId}/${stepKey}`;
  const afterByKey = new Map(after.map((send) => [keyOf(send), send]));
  const moved: PreviewComparison["moved"][number][] = [];
  const dropped: PlannedSendRecord[] = [];
  let unchanged = 0;
  for (const send of before) {
    const key = keyOf(send);
    const next = afterByKey.get(key);
    afterByKey.delete(key);
    if (!next) dropped.push(send);
    else if (next.at === send.at) unchanged += 1;
    else {
      const { at: from, ...rest } = send;
      moved.push({ ...rest, from, to: next.at });
    }
  }
  return { unchanged, moved, dropped, added: [...afterByKey.values()] };
}
