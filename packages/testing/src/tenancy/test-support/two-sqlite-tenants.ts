import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { createVirtualClock } from "../../time/create-virtual-clock.ts";
import { fillTwoTenants } from "./two-tenants.ts";

export const fillTwoSqliteTenants = async () => {
  const clock = createVirtualClock({ start: "2026-03-02T08:00:00Z" });
  const store = createSqliteStore({ path: ":memory:", now: clock.now });
  return await fillTwoTenants({
    store,
    clock,
    query: (sql) => store.hostTransaction(({ execute }) => execute(sql, [])),
    table: (name) => `outreach_${name}`,
  });
};
