import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import type { Store } from "@outreachkit/core/plugin";
import type { OpenStores } from "./test-skewed-clocks.ts";

/** Handles of one file in a folder that is gone afterwards. */
export const openSqliteFiles: OpenStores = (now) => {
  const folder = mkdtempSync(join(tmpdir(), "outreachkit-clocks-"));
  const handles: Store[] = [];
  return {
    open: () => {
      const store = createSqliteStore({ path: join(folder, "test.db"), now });
      handles.push(store);
      return store;
    },
    close: async () => {
      for (const handle of handles) await handle.close();
      await rm(folder, { recursive: true });
    },
  };
};
