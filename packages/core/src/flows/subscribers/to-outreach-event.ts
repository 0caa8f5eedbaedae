import type { OutreachEvent } from "../../contracts/outreach-event.ts";
import type { StoredEventRecord } from "../../contracts/store/records/event-record.ts";
import { formatInstant } from "../../model/format-instant.ts";

/** An event as it leaves the library. */
export function toOutreachEvent(record: StoredEventRecord): OutreachEvent {
  const { tenantId: _tenant, cursor: _cursor, ...event } = record;
  return { ...event, at: formatInstant(record.at) };
}
