import { createPostgresStores } from "./test-support/create-postgres-stores.ts";
import { testBranches } from "./test-support/test-branches.ts";

testBranches(createPostgresStores("branch_steps"));
