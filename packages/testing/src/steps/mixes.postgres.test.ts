import { createPostgresStores } from "./test-support/create-postgres-stores.ts";
import { testMixes } from "./test-support/test-mixes.ts";

testMixes(createPostgresStores("step_mixes"));
