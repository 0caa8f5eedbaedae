import type { Figures } from "../figures.ts";
import { fillPostgres } from "../fill/fill-postgres.ts";
import type { BenchServer } from "../postgres/bench-server.ts";
import { useClient } from "../postgres/use-client.ts";
import { median } from "../statistics/median.ts";
import { roundTo } from "../statistics/round-to.ts";
import type { ClaimSizes } from "./claim-sizes.ts";
import { batchSize, openClaimer } from "./open-claimer.ts";

/**
 * Somebody's report holds a snapshot open: nothing that dies behind it can be cleaned up. All of it
 * is in the queue of one sender, where every claim would meet what the earlier ones left.
 */
export async function measureOldSnapshot(
  server: BenchServer,
  { snapshot }: ClaimSizes,
  log: (line: string) => void,
): Promise<Figures> {
  const { enrollments, claimed, timed } = snapshot;
  log(`Claiming ${claimed.toLocaleString("en")} messages while an old snapshot is open ...`);
  const url = await server.createDatabase("claim_snapshot");
  await fillPostgres(url, { tenants: 1, sendersPerTenant: 1, enrollments });
  const claimer = await openClaimer(url);
  try {
    await claimer.claim(timed);
    await useClient(url, (client) => client.query("analyze"));
    const before = await claimer.claim(timed);
    const after = await useClient(url, async (client) => {
      await client.query("begin isolation level repeatable read");
      await client.query("select count(*) from outreach.enrollment");
      await claimer.claim(Math.max(1, claimed / batchSize - timed));
      const times = await claimer.claim(timed);
      await client.query("commit");
      return times;
    });
    return {
      "claim.oldSnapshotBeforeMs": roundTo(3, median(before)),
      "claim.oldSnapshotAfterMs": roundTo(3, median(after)),
      "claim.oldSnapshotFactor": roundTo(3, median(after) / median(before)),
    };
  } finally {
    await claimer.close();
  }
}
