import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { testBranches } from "./test-support/test-branches.ts";

testBranches(() => createSqliteStore({ path: ":memory:" }));
