import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { testTasks } from "./test-support/test-tasks.ts";

testTasks(() => createSqliteStore({ path: ":memory:" }));
