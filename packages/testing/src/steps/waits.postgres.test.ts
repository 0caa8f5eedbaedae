import { createPostgresStores } from "./test-support/create-postgres-stores.ts";
import { testWaits } from "./test-support/test-waits.ts";

testWaits(createPostgresStores("wait_steps"));
