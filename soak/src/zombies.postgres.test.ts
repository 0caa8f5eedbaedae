import { createPostgresTarget } from "./test-support/create-postgres-target.ts";
import { testZombies } from "./test-support/test-zombies.ts";

testZombies(createPostgresTarget, {
  markers: [
    "claim.before-commit",
    "claim.after-commit",
    "call.after",
    "settle.before-commit",
    "take.after-commit",
  ],
});
