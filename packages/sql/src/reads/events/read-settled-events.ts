import { eventTypes, type EventStore, type SettledEvents } from "@outreachkit/core/plugin";
import { type RawBuilder, sql } from "kysely";
import { parseCursor, startCursor } from "../../rows/parse-cursor.ts";
import { readInteger } from "../../rows/read-integer.ts";
import { type EventRow, toEventRecord } from "../../rows/to-event-record.ts";
import { byLimit } from "../../session/by-limit.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import type { StatementTools } from "../../session/statement.ts";
import { eventFields } from "./event-fields.ts";

interface Place {
  readonly [name: string]: string | number;
  readonly transaction: string;
  readonly position: number;
  readonly types: string;
}

type Row = EventRow & { readonly number: number | string; readonly looked: number | string };

/**
 * Looks at a stretch of the log and gives what is of these types, and its last row whatever that is:
 * it tells where to go on, so that a reader of rare events never looks at a stretch twice.
 */
const readStretch = <Parameters extends Place>(
  { dialect, parameter }: StatementTools<Parameters>,
  { limit, scope }: { readonly limit: RawBuilder<number>; readonly scope: RawBuilder<unknown> },
) => {
  const after = dialect.log.isAfter({
    transaction: parameter("transaction"),
    position: parameter("position"),
  });
  const isAsked = dialect.isOneOf({
    column: sql.ref("type"),
    values: parameter("types"),
    type: "text",
  });
  return sql<Row>`
    select * from (
      select ${dialect.log.cursor} as cursor, ${eventFields},
        row_number() over (order by ${dialect.log.columns}) as number, count(*) over () as looked
      from (
        select * from ${dialect.table("event")}
        where ${scope} and ${after} and ${dialect.log.isSettled}
        order by ${dialect.log.columns} limit ${limit}
      ) as stretch
    ) as numbered
    where number = looked or ${isAsked} order by number`;
};

const ofTenant = byLimit((limit) =>
  defineStatement<Place & { readonly tenantId: string }, Row>((tools) =>
    readStretch(tools, { limit, scope: sql`tenant_id = ${tools.parameter("tenantId")}` }),
  ),
);

/** Engine sweeps over events are exempt from tenancy by name. */
const ofAllTenants = byLimit((limit) =>
  defineStatement<Place, Row>((tools) =>
    readStretch(tools, { limit, scope: tools.dialect.log.isOfAny }),
  ),
);

export const readSettledEvents = async (
  context: SqlContext,
  { tenantId, types = eventTypes, after, limit }: Parameters<EventStore["readSettled"]>[0],
): Promise<SettledEvents> => {
  const asked = new Set<string>(types);
  const place = { ...parseCursor(after), types: JSON.stringify(types) };
  const rows =
    tenantId === undefined
      ? await context.run(ofAllTenants.atMost(limit), place)
      : await context.run(ofTenant.atMost(limit), { ...place, tenantId });
  const last = rows.at(-1);
  return {
    events: rows.filter(({ type }) => asked.has(type)).map(toEventRecord),
    end: last?.cursor ?? after ?? startCursor,
    more: last !== undefined && readInteger(last.looked) >= ofTenant.sizeAtMost(limit),
  };
};
