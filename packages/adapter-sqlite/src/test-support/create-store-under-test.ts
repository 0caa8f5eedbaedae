import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StoreUnderTest } from "@outreachkit/conformance";
import type { Store } from "@outreachkit/core/plugin";
import { createSqliteStore } from "../create-sqlite-store.ts";

/** In memory there is one connection, so one handle; a file can be opened as often as one likes. */
export const createMemoryStoreUnderTest = (): StoreUnderTest => {
  const store = createSqliteStore({ path: ":memory:" });
  return createStoreUnderTest(store, () => store);
};

export const createFileStoreUnderTest = async (): Promise<StoreUnderTest> => {
  const folder = await mkdtemp(join(tmpdir(), "outreachkit-conformance-"));
  const handles: Store[] = [];
  const open = () => {
    const handle = createSqliteStore({ path: join(folder, "test.db") });
    handles.push(handle);
    return handle;
  };
  const subject = createStoreUnderTest(open(), open);
  return {
    ...subject,
    close: async () => {
      for (const handle of handles) await handle.close();
      await rm(folder, { recursive: true });
    },
  };
};

const createStoreUnderTest = (store: Store, second: () => Store): StoreUnderTest => {
  const query: StoreUnderTest["query"] = (sql) =>
    store.hostTransaction(({ execute }) => execute(sql, []));
  return {
    store,
    second,
    table: (name) => `outreach_${name}`,
    query,
    pretendNewerSchema: async () => {
      await query("insert into outreach_migration (name, applied_at) values ('9999-newer', 0)");
    },
    hostTransaction: (work) => store.hostTransaction(work),
    close: () => store.close(),
  };
};
