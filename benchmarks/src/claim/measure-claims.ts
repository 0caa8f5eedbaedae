import type { Figures } from "../figures.ts";
import { fillPostgres } from "../fill/fill-postgres.ts";
import type { BenchServer } from "../postgres/bench-server.ts";
import { useClient } from "../postgres/use-client.ts";
import { median } from "../statistics/median.ts";
import { percentile } from "../statistics/percentile.ts";
import { roundTo } from "../statistics/round-to.ts";
import type { ClaimSizes } from "./claim-sizes.ts";
import { type Claimer, openClaimer } from "./open-claimer.ts";

interface Subject {
  readonly name: string;
  readonly url: string;
  readonly claimer: Claimer;
  readonly times: number[];
}

/** Claims of the same size out of ever more live enrollments, in turn; then polls that find nothing. */
export async function measureClaims(
  server: BenchServer,
  sizes: ClaimSizes,
  log: (line: string) => void,
): Promise<Figures> {
  const subjects: Subject[] = [];
  try {
    for (const { name, enrollments } of sizes.live) {
      log(`Filling in ${enrollments.toLocaleString("en")} live enrollments ...`);
      const url = await server.createDatabase(`claim_${name}`);
      const { due, tenants } = sizes;
      await fillPostgres(url, { tenants, sendersPerTenant: 10, enrollments, due });
      subjects.push({ name, url, claimer: await openClaimer(url), times: [] });
    }
    for (const { claimer, url } of subjects) {
      await claimer.claim(sizes.claimsPerRound);
      await useClient(url, (client) => client.query("analyze"));
    }
    for (let round = 0; round < sizes.rounds; round += 1) {
      for (const { claimer, times } of subjects) {
        times.push(...(await claimer.claim(sizes.claimsPerRound)));
      }
    }
    const polls = await pollLargest(subjects, sizes.emptyPolls);
    return { ...toFigures(subjects), ...polls };
  } finally {
    for (const { claimer } of subjects) await claimer.close();
  }
}

function toFigures(subjects: readonly Subject[]): Figures {
  const [smallest, largest] = [subjects[0], subjects.at(-1)];
  return {
    ...Object.fromEntries(
      subjects.flatMap(({ name, times }) => [
        [`claim.postgres.p50ms.${name}`, roundTo(3, percentile(times, 0.5))],
        [`claim.postgres.p99ms.${name}`, roundTo(3, percentile(times, 0.99))],
      ]),
    ),
    "claim.flatness": roundTo(
      3,
      percentile(largest?.times ?? [], 0.5) / percentile(smallest?.times ?? [], 0.5),
    ),
  };
}

async function pollLargest(subjects: readonly Subject[], count: number): Promise<Figures> {
  const largest = subjects.at(-1);
  if (!largest) return {};
  await largest.claimer.drain();
  // As autovacuum would within its minute, so that the polls measure no leftovers of the drain.
  await useClient(largest.url, (client) => client.query("vacuum analyze"));
  const polls: number[] = [];
  for (let index = 0; index < count; index += 1) polls.push(await largest.claimer.pollEmpty());
  return { "claim.emptyPollMs": roundTo(3, median(polls)) };
}
