import { z } from "zod";
import type { StoredEventRecord } from "../contracts/store/records/event-record.ts";
import { formatInstant } from "../model/format-instant.ts";
import { isId } from "../model/is-id.ts";
import type { Page, PageOptions } from "../model/page.ts";
import { iteratePages } from "./iterate-pages.ts";
import { parseFilter } from "./parse-filter.ts";
import { parseInput } from "./parse-input.ts";
import type { TenantContext } from "./tenant-context.ts";

/** One move or fact. The log is append-only and holds no words and no personal data. */
export interface OutreachEvent extends Omit<
  StoredEventRecord,
  "tenantId" | "at" | "position" | "transactionId"
> {
  readonly at: string;
}

const pageSchema = z
  .strictObject({
    limit: z.int().min(1).max(200).default(50),
    cursor: z
      .string()
      .regex(/^\d{1,15}$/, "is not a cursor; pass nextCursor of the page before")
      .default("0"),
  })
  .transform(({ limit, cursor }) => ({ limit, afterPosition: Number(cursor) }));

export interface EventFilter {
  /** Only of these campaigns, enrollments, messages, contacts, … */
  readonly entityIds?: readonly string[];
}

const filterSchema = z.strictObject({ entityIds: z.array(z.string()).optional() });

export interface EventsApi {
  /** In the order they were written. */
  list(options?: PageOptions & { readonly filter?: EventFilter }): Promise<Page<OutreachEvent>>;
  iterate(options?: { readonly filter?: EventFilter }): AsyncIterable<OutreachEvent>;
}

export function createEventsApi({ engine, tenantId }: TenantContext): EventsApi {
  const list: EventsApi["list"] = async ({ filter = {}, ...page } = {}) => {
    const { limit, afterPosition } = parseInput(pageSchema, page, "The list");
    const entityIds = parseFilter(filterSchema, filter).entityIds?.filter(isId);
    const rows = await engine.store.read((session) =>
      session.events.list({
        tenantId,
        ...(entityIds && { entityIds }),
        afterPosition,
        limit: limit + 1,
      }),
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(toEvent),
      ...(rows.length > limit && last && { nextCursor: String(last.position) }),
    };
  };
  return {
    list,
    iterate: ({ filter = {} } = {}) => iteratePages((page) => list({ ...page, filter })),
  };
}

function toEvent(record: StoredEventRecord): OutreachEvent {
  const { tenantId: _tenant, position: _position, transactionId: _transaction, ...event } = record;
  return { ...event, at: formatInstant(record.at) };
}
