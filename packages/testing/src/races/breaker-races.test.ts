import { openSqliteFiles } from "./test-support/open-sqlite-files.ts";
import { testBreakerRaces } from "./test-support/test-breaker-races.ts";

testBreakerRaces(openSqliteFiles);
