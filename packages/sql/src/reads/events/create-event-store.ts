import type { EventStore } from "@outreachkit/core/plugin";
import type { SqlContext } from "../../session/sql-context.ts";
import { listEvents } from "./list-events.ts";
import { readSettledEvents } from "./read-settled-events.ts";

export const createEventStore = (context: SqlContext): EventStore => ({
  list: (request) => listEvents(context, request),
  readSettled: (request) => readSettledEvents(context, request),
});
