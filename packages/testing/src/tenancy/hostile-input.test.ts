import { fillTwoSqliteTenants } from "./test-support/two-sqlite-tenants.ts";
import { testHostileInput } from "./test-support/test-hostile-input.ts";

testHostileInput(fillTwoSqliteTenants);
