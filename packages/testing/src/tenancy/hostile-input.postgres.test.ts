import { afterAll, inject } from "vitest";
import { testHostileInput } from "./test-support/test-hostile-input.ts";
import { fillTwoPostgresTenants } from "./test-support/two-postgres-tenants.ts";

let drop: () => Promise<void> = async () => undefined;
afterAll(() => drop());

testHostileInput(async () => {
  const tenants = await fillTwoPostgresTenants(inject("postgresUrl"), "hostile_input");
  ({ drop } = tenants);
  return tenants;
});
