import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { testMixes } from "./test-support/test-mixes.ts";

testMixes(() => createSqliteStore({ path: ":memory:" }));
