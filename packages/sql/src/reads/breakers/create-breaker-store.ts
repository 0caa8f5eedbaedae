import type { BreakerStore } from "@outreachkit/core/plugin";
import type { SqlContext } from "../../session/sql-context.ts";
import { findBreakers } from "./find-breakers.ts";
import { listBreakers } from "./list-breakers.ts";
import { lockBreakers } from "./lock-breakers.ts";
import { readBreakerWindows } from "./read-breaker-windows.ts";

export const createBreakerStore = (context: SqlContext): BreakerStore => ({
  lock: (requests) => lockBreakers(context, requests),
  readWindows: (requests) => readBreakerWindows(context, requests),
  find: (request) => findBreakers(context, request),
  list: (request) => listBreakers(context, request),
});
