import type { Actor } from "../../../model/actor.ts";
import type { EntityType, EventType } from "../../../model/event-types.ts";
import type { Instant } from "../../../model/instant.ts";
import type { JsonObject } from "../../../model/json.ts";

/** One move or fact. Append-only. Data has closed schemas without free text or personal data. */
export interface EventRecord {
  readonly tenantId: string;
  readonly id: string;
  readonly type: EventType;
  readonly entity: EntityType;
  readonly entityId: string;
  /** Fold order within the entity, from 1 without gaps. Unique by (entity id, version). */
  readonly version: number;
  readonly at: Instant;
  readonly actor: Actor;
  readonly data: JsonObject;
}

/** An event as read back. */
export interface StoredEventRecord extends EventRecord {
  /** Where the log goes on after this event. Opaque, and only for the store that gave it. */
  readonly cursor: string;
}
