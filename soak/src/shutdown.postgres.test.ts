import { createPostgresTarget } from "./test-support/create-postgres-target.ts";
import { testShutdown } from "./test-support/test-shutdown.ts";

testShutdown(createPostgresTarget);
