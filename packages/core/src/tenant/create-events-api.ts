import { z } from "zod";
import type { OutreachEvent } from "../contracts/outreach-event.ts";
import { toOutreachEvent } from "../flows/subscribers/to-outreach-event.ts";
import { eventTypes, type EventType } from "../model/event-types.ts";
import { isId } from "../model/is-id.ts";
import type { Page, PageOptions } from "../model/page.ts";
import { iteratePages } from "./iterate-pages.ts";
import { parseFilter } from "./parse-filter.ts";
import { parseInput } from "./parse-input.ts";
import type { TenantContext } from "./tenant-context.ts";

const pageSchema = z.strictObject({
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(100).nullish(),
});

const typesSchema = z.strictObject({ types: z.array(z.enum(eventTypes)).max(200).optional() });

export interface EventFilter {
  /** Only of these campaigns, enrollments, messages, contacts, … */
  readonly entityIds?: readonly string[];
  readonly types?: readonly EventType[];
}

/** What a follower of the log has to handle next, and where it stands then. */
export interface FollowedEvents {
  /** May be empty while `more` is true: none of the types asked for was in this stretch. */
  readonly items: readonly OutreachEvent[];
  /** For the next call. The same again when nothing new is settled. */
  readonly cursor: string;
  /** False when the follower has caught up: ask again later. */
  readonly more: boolean;
}

const filterSchema = z.strictObject({
  ...typesSchema.shape,
  entityIds: z.array(z.string()).optional(),
});

export interface EventsApi {
  /**
   * The log as it is now, an entity's events by their version, whatever transactions are still
   * running. For showing and checking; who wants every event once uses `follow`.
   */
  list(options?: PageOptions & { readonly filter?: EventFilter }): Promise<Page<OutreachEvent>>;
  iterate(options?: { readonly filter?: EventFilter }): AsyncIterable<OutreachEvent>;
  /**
   * The log for a reader that keeps `cursor` and comes back: every event once, an entity's by their
   * version, none skipped however late it is committed. On PostgreSQL it therefore stops before the
   * oldest transaction that has written anything and still runs, in any database of the server: such
   * a transaction delays events until it ends, and never loses one. Without `cursor`: from the start.
   * `limit` (1 to 200, default 50) counts the events that are looked at.
   */
  follow(options?: {
    readonly filter?: Pick<EventFilter, "types">;
    readonly limit?: number;
    readonly cursor?: string | null;
  }): Promise<FollowedEvents>;
}

export function createEventsApi({ engine, tenantId }: TenantContext): EventsApi {
  const list: EventsApi["list"] = async ({ filter = {}, ...page } = {}) => {
    const { limit, cursor = null } = parseInput(pageSchema, page, "The list");
    const { entityIds: asked, types } = parseFilter(filterSchema, filter);
    const entityIds = asked?.filter(isId);
    const rows = await engine.store.read((session) =>
      session.events.list({
        tenantId,
        ...(entityIds && { entityIds }),
        ...(types && { types }),
        after: cursor,
        limit: limit + 1,
      }),
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(toOutreachEvent),
      ...(rows.length > limit && last && { nextCursor: last.cursor }),
    };
  };
  return {
    list,
    iterate: ({ filter = {} } = {}) => iteratePages((page) => list({ ...page, filter })),
    async follow({ filter = {}, ...page } = {}) {
      const { limit, cursor = null } = parseInput(pageSchema, page, "The log");
      const { types } = parseInput(typesSchema, filter, "The filter");
      const settled = await engine.store.read((session) =>
        session.events.readSettled({ tenantId, ...(types && { types }), after: cursor, limit }),
      );
      return {
        items: settled.events.map(toOutreachEvent),
        cursor: settled.end,
        more: settled.more,
      };
    },
  };
}
