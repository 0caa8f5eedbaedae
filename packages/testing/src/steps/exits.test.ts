import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { testExits } from "./test-support/test-exits.ts";

testExits(() => createSqliteStore({ path: ":memory:" }));
