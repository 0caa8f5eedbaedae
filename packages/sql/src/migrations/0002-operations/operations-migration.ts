import type { Migration } from "../migration.ts";

/**
 * Subscribers' cursors, the event log in the order in which readers may see it, and a small index on
 * the deliveries that need a person. Its column is null for all others, so that a delivery on its way
 * to `sent` changes no index.
 */
export const operationsMigration: Migration = {
  name: "0002-operations",
  statements: (language) => {
    const { table, index, types, options } = language;
    return [
      `create table ${table("subscriber_cursor")} (
        name ${types.text} not null,
        log_transaction ${types.text} not null,
        log_position ${types.instant} not null,
        failures ${types.integer} not null,
        retry_at ${types.instant},
        code ${types.text},
        event_id ${types.id},
        created_at ${types.instant} not null,
        delivered_at ${types.instant},
        primary key (name)
      ) ${options.key}`,
      ...language.orderByCommit("event", "position", ["tenant_id"]),
      `alter table ${table("delivery")} add column attention ${types.text} ${language.computed(
        "case when state in ('failed', 'unknown', 'needs-review') then state end",
      )}`,
      `create index ${index("delivery", "attention")}
        on ${table("delivery")} (attention, tenant_id, id) where attention is not null`,
    ];
  },
};
