import { createPostgresStores } from "./test-support/create-postgres-stores.ts";
import { testExits } from "./test-support/test-exits.ts";

testExits(createPostgresStores("step_exits"));
