import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StoreUnderTest } from "@outreachkit/conformance";
import type { Store } from "@outreachkit/core/plugin";
import { createSqliteStore } from "../create-sqlite-store.ts";
import type { SqliteDatabase } from "../sqlite-database.ts";

/** A host's way to open a database; none where the store opens the file itself. */
export type OpenHostDatabase = (path: string) => SqliteDatabase & { close(): unknown };

/** In memory there is one connection, so one handle; a file can be opened as often as one likes. */
export const createMemoryStoreUnderTest = (openHostDatabase?: OpenHostDatabase): StoreUnderTest => {
  const { store, close } = openHandle(":memory:", openHostDatabase);
  return { ...createStoreUnderTest(store, () => store), close };
};

export const createFileStoreUnderTest = async (
  openHostDatabase?: OpenHostDatabase,
): Promise<StoreUnderTest> => {
  const folder = await mkdtemp(join(tmpdir(), "outreachkit-conformance-"));
  const handles: ReturnType<typeof openHandle>[] = [];
  const open = () => {
    const handle = openHandle(join(folder, "test.db"), openHostDatabase);
    handles.push(handle);
    return handle.store;
  };
  return {
    ...createStoreUnderTest(open(), open),
    close: async () => {
      for (const handle of handles) await handle.close();
      await rm(folder, { recursive: true });
    },
  };
};

const openHandle = (path: string, openHostDatabase: OpenHostDatabase | undefined) => {
  if (!openHostDatabase) {
    const store = createSqliteStore({ path });
    return { store, close: () => store.close() };
  }
  const database = openHostDatabase(path);
  const store = createSqliteStore({ database });
  return {
    store,
    close: async () => {
      await store.close();
      database.close();
    },
  };
};

const createStoreUnderTest = (store: Store, second: () => Store): Omit<StoreUnderTest, "close"> => {
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
  };
};
