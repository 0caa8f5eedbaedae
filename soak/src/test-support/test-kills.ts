import { expect, test } from "vitest";
import { runRound } from "../round/run-round.ts";
import type { StoreTarget } from "../store/store-target.ts";

const KILLS = 30;
const SEED = 7;
const BOUND = 300_000;

export function testKills(createTarget: () => StoreTarget): void {
  test(
    `${KILLS} workers that are killed at marked points double nothing and lose nothing`,
    { timeout: BOUND },
    async () => {
      const round = await runRound({ target: createTarget(), seed: SEED, kills: KILLS });
      const { doubleSends, lost, violations, leasesLeft, badExits } = round;
      expect({ doubleSends, lost, violations, leasesLeft, badExits }).toEqual({
        doubleSends: [],
        lost: [],
        violations: [],
        leasesLeft: 0,
        badExits: [],
      });
      const deaths = [...round.kills.values()].reduce((sum, count) => sum + count, 0);
      expect(deaths).toBeGreaterThanOrEqual(KILLS);
      // A run that hits the same few points over and over shows little.
      expect(round.kills.size).toBeGreaterThanOrEqual(KILLS / 2);
      expect(round.accepted).toBeGreaterThan(KILLS);
    },
  );
}
