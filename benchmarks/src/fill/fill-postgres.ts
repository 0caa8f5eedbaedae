import { createPostgresStore } from "@outreachkit/adapter-postgres";
import { useClient } from "../postgres/use-client.ts";
import { cloneStock } from "./clone-stock.ts";
import { createPostgresTarget } from "./create-postgres-target.ts";
import { seedStock } from "./seed-stock.ts";
import type { StockShape } from "./stock-shape.ts";

/** An empty database becomes one with enrollments that are due, vacuumed and analyzed. */
export async function fillPostgres(url: string, shape: StockShape): Promise<void> {
  const store = createPostgresStore({ connectionString: url });
  try {
    await seedStock(store, shape);
    const now = await store.now();
    await useClient(url, async (client) => {
      const target = await createPostgresTarget(client);
      await cloneStock(target, { ...shape, now });
      await client.query("vacuum analyze");
    });
  } finally {
    await store.close();
  }
}
