import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { testFallbacks } from "./test-support/test-fallbacks.ts";

testFallbacks(() => createSqliteStore({ path: ":memory:" }));
