import type { BenchOptions, Figures } from "../figures.ts";
import { startBenchServer } from "../postgres/bench-server.ts";
import { fullClaimSizes, smallClaimSizes } from "./claim-sizes.ts";
import { measureClaims } from "./measure-claims.ts";
import { measureOldSnapshot } from "./measure-old-snapshot.ts";

/** How long one claim takes as tables grow, behind an old snapshot, and when there is nothing to do. */
export async function claim({ small, postgresUrl, log }: BenchOptions): Promise<Figures> {
  const sizes = small ? smallClaimSizes : fullClaimSizes;
  const server = await startBenchServer(postgresUrl);
  try {
    return {
      ...(await measureClaims(server, sizes, log)),
      ...(await measureOldSnapshot(server, sizes, log)),
    };
  } finally {
    await server.stop();
  }
}
