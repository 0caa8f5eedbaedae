import { createPostgresTarget } from "./test-support/create-postgres-target.ts";
import { testKills } from "./test-support/test-kills.ts";

testKills(createPostgresTarget);
