import { sql } from "kysely";

/** All that readers of the log see, but for its place. */
export const eventFields = sql`tenant_id, id, type, entity, entity_id, version, at, actor, data`;
