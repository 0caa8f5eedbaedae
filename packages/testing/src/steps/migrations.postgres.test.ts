import { createPostgresStores } from "./test-support/create-postgres-stores.ts";
import { testStepMigrations } from "./test-support/test-migrations.ts";

testStepMigrations(createPostgresStores("step_migrations"));
