import type { DeliveryRecord } from "@outreachkit/core/plugin";
import type { WritePart } from "../dialect/write-part.ts";
import { insertRows } from "./insert-rows.ts";
import { toDeliveryRow } from "./to-delivery-row.ts";

const insert = insertRows<ReturnType<typeof toDeliveryRow>>({
  name: "deliveries.insert",
  table: "delivery",
});

export const insertDeliveries = (records: readonly DeliveryRecord[]): WritePart =>
  insert(records.map(toDeliveryRow));
