import type { RestrictionStore } from "@outreachkit/core/plugin";
import { insertInbound } from "../../insert/insert-inbound.ts";
import { insertSuppressions } from "../../insert/insert-suppressions.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { findHolds } from "./find-holds.ts";
import { findSuppressions } from "./find-suppressions.ts";
import { listInbound } from "./list-inbound.ts";
import { listSuppressions } from "./list-suppressions.ts";

export const createRestrictionStore = (context: SqlContext): RestrictionStore => ({
  insertSuppressions: (suppressions) => insertSuppressions(context, suppressions),
  findSuppressions: (request) => findSuppressions(context, request),
  listSuppressions: (request) => listSuppressions(context, request),
  findHolds: (request) => findHolds(context, request),
  insertInbound: (signals) => insertInbound(context, signals),
  listInbound: (request) => listInbound(context, request),
});
