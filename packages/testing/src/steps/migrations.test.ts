import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { testStepMigrations } from "./test-support/test-migrations.ts";

testStepMigrations(() => createSqliteStore({ path: ":memory:" }));
