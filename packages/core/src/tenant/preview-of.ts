import { previewCampaign, type PreviewRecord } from "../flows/preview/preview-campaign.ts";
import { formatInstant } from "../model/format-instant.ts";
import type { Duration } from "../model/duration.ts";
import type { InstantInput } from "../model/instant.ts";
import { parseInstant } from "../model/parse-instant.ts";
import type { WaitingReason } from "../model/reasons.ts";
import { formatLocalDate } from "../sequence/format-local-date.ts";
import { getTimeZoneTable } from "../sequence/get-time-zone-table.ts";
import { toLocal } from "../sequence/to-local.ts";
import type { TenantContext } from "./tenant-context.ts";

export interface PreviewRequest {
  /** When a campaign that does not run yet is launched, or a paused one resumed. Default now. */
  readonly launchAt?: InstantInput;
  /** How far to look. Default 366 days. */
  readonly horizon?: Duration;
}

/** A message that is planned. */
export interface PlannedSend {
  readonly at: string;
  readonly enrollmentId: string;
  readonly contactId: string;
  readonly senderId: string;
  readonly stepKey: string;
}

/** An enrollment whose sequence cannot be planned to its end. */
export interface UnplannedEnrollment {
  readonly enrollmentId: string;
  readonly contactId: string;
  /** `later`: it goes on behind the horizon. */
  readonly reason: WaitingReason | "later";
}

/** What a campaign will send. Counts are of messages unless they say otherwise. */
export interface CampaignPreview {
  readonly campaignId: string;
  /** Live enrollments that were looked at. */
  readonly enrollments: number;
  readonly total: number;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  /** By calendar day of the tenant's zone (without one, of UTC), days without a send left out. */
  readonly days: readonly { readonly date: string; readonly sends: number }[];
  /** In the order of their first send. */
  readonly steps: readonly { readonly stepKey: string; readonly sends: number }[];
  /** Enrollments by what keeps them from being planned to their end. */
  readonly unplanned: readonly {
    readonly reason: WaitingReason | "later";
    readonly count: number;
  }[];
  /** Every planned send, in order of time. */
  sends(): Iterable<PlannedSend>;
  unplannedEnrollments(): Iterable<UnplannedEnrollment>;
}

export async function previewOf(
  { engine, tenantId }: TenantContext,
  id: string,
  options: PreviewRequest = {},
): Promise<CampaignPreview> {
  return toPreview(await previewCampaign(engine, { tenantId, id, ...toPreviewOptions(options) }));
}

export function toPreviewOptions({ launchAt, horizon }: PreviewRequest) {
  return {
    launchAt: launchAt === undefined ? undefined : parseInstant(launchAt, "launchAt"),
    horizon,
  };
}

function toPreview(record: PreviewRecord): CampaignPreview {
  const { sends, unplanned } = record;
  const zone = getTimeZoneTable(record.tenantTimeZone ?? "UTC");
  const first = sends[0];
  const last = sends.at(-1);
  return {
    campaignId: record.campaign.id,
    enrollments: record.enrollments,
    total: sends.length,
    firstAt: first ? formatInstant(first.at) : null,
    lastAt: last ? formatInstant(last.at) : null,
    days: countBy(sends, ({ at }) => toLocal(zone, at).epochDay).map(([day, count]) => ({
      date: formatLocalDate(day),
      sends: count,
    })),
    steps: countBy(sends, ({ stepKey }) => stepKey).map(([stepKey, count]) => ({
      stepKey,
      sends: count,
    })),
    unplanned: countBy(unplanned, ({ reason }) => reason).map(([reason, count]) => ({
      reason,
      count,
    })),
    *sends() {
      for (const { at, ...send } of sends) yield { at: formatInstant(at), ...send };
    },
    unplannedEnrollments: () => unplanned.values(),
  };
}

function countBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): [Key, number][] {
  const counts = new Map<Key, number>();
  for (const item of items) {
    const key = keyOf(item);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts];
}
