import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { testWaits } from "./test-support/test-waits.ts";

testWaits(() => createSqliteStore({ path: ":memory:" }));
