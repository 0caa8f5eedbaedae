import { createSqliteTarget } from "./test-support/create-sqlite-target.ts";
import { testKills } from "./test-support/test-kills.ts";

testKills(createSqliteTarget);
