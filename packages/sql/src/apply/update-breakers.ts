import type { BreakerRecord } from "@outreachkit/core/plugin";
import { updateRows } from "./update-rows.ts";

export const updateBreakers = updateRows<BreakerRecord>({
  name: "breakers.update",
  table: "breaker",
  fixed: ["scope", "created_at"],
});
