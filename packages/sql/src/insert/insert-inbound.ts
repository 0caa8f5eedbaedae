import type { InboundRecord } from "@outreachkit/core/plugin";
import { insertAbsentRows } from "./insert-absent-rows.ts";

export const insertInbound = insertAbsentRows<InboundRecord>({
  table: "inbound",
  key: ({ externalId }) => externalId,
});
