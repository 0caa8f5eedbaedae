import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import type { StoreUnderTest } from "../store-under-test.ts";

/** A store that keeps the rules. */
export const createMemorySubject = (): StoreUnderTest => {
  const store = createSqliteStore({ path: ":memory:" });
  const query: StoreUnderTest["query"] = (sql) =>
    store.hostTransaction(({ execute }) => execute(sql, []));
  return {
    store,
    second: () => store,
    table: (name) => `outreach_${name}`,
    query,
    pretendNewerSchema: async () => {
      await query("insert into outreach_migration (name, applied_at) values ('9999-newer', 0)");
    },
    hostTransaction: (work) => store.hostTransaction(work),
    close: () => store.close(),
  };
};
