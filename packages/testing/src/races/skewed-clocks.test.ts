import { openSqliteFiles } from "./test-support/open-sqlite-files.ts";
import { testSkewedClocks } from "./test-support/test-skewed-clocks.ts";

testSkewedClocks(openSqliteFiles);
