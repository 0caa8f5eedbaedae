import type { EventRecord } from "@outreachkit/core/plugin";
import { insertRows } from "./insert-rows.ts";

/** The database numbers them in the order in which it inserts them. */
export const insertEvents = insertRows<EventRecord>({
  name: "events",
  table: "event",
  except: ["position", "transaction_id"],
});
