import { createPostgresStores } from "./test-support/create-postgres-stores.ts";
import { testFallbacks } from "./test-support/test-fallbacks.ts";

testFallbacks(createPostgresStores("step_fallbacks"));
