import { createSqliteTarget } from "./test-support/create-sqlite-target.ts";
import { testShutdown } from "./test-support/test-shutdown.ts";

testShutdown(createSqliteTarget);
