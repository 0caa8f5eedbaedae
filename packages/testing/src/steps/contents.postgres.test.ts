import { createPostgresStores } from "./test-support/create-postgres-stores.ts";
import { testContents } from "./test-support/test-contents.ts";

testContents(createPostgresStores("step_contents"));
