import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { testContents } from "./test-support/test-contents.ts";

testContents(() => createSqliteStore({ path: ":memory:" }));
