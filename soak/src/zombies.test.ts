import { createSqliteTarget } from "./test-support/create-sqlite-target.ts";
import { testZombies } from "./test-support/test-zombies.ts";

testZombies(createSqliteTarget, {
  markers: ["claim.after-commit", "call.after", "settle.after-commit", "take.after-commit"],
});
