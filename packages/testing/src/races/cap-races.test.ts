import { openSqliteFiles } from "./test-support/open-sqlite-files.ts";
import { testCapRaces } from "./test-support/test-cap-races.ts";

testCapRaces(openSqliteFiles);
