import { countKills } from "./report/count-kills.ts";
import { findFailures } from "./report/find-failures.ts";
import { renderKills } from "./report/render-kills.ts";
import type { RoundResult } from "./round/run-round.ts";
import { runStore } from "./run-store.ts";

export interface KillsRun {
  readonly kills: number;
  readonly doubleSends: number;
  readonly lost: number;
  /** The deliveries that wait for a person. */
  readonly needsReview: readonly string[];
  /** Everything that speaks against the library, or against the run. */
  readonly failures: readonly string[];
  /** A line for each marker. */
  readonly table: string;
}

/** Kills workers on one store after the other. */
export async function killWorkers(options: {
  readonly stores: readonly ("sqlite" | "postgres")[];
  readonly kills: number;
  readonly seed: number;
  readonly say: (text: string) => void;
}): Promise<KillsRun> {
  const { say } = options;
  const byStore = new Map<string, readonly RoundResult[]>();
  const failures: string[] = [];
  for (const store of options.stores) {
    const began = performance.now();
    let kills = 0;
    const { rounds, broken } = await runStore(store, {
      ...options,
      onKill(marker) {
        kills += 1;
        const seconds = ((performance.now() - began) / 1_000).toFixed(1);
        say(`${store} ${kills}/${options.kills} killed at ${marker}, ${seconds} s`);
      },
      onRound: ({ accepted, replays, doubleSends, lost, needsReview, violations, errors }) => {
        for (const [text, times] of errors) say(`${store}: ${times} x ${text}`);
        say(
          `${store}: ${accepted} accepted, ${replays} answered from a key's memory, ${doubleSends.length} sent twice, ${lost.length} lost, ${needsReview.length} for a person, ${violations.length} other violations`,
        );
      },
    });
    byStore.set(store, rounds);
    if (broken !== null) failures.push(`${store}: ${broken}`);
  }
  const kills = new Map([...byStore].map(([store, rounds]) => [store, countKills(rounds)]));
  for (const [store, rounds] of byStore)
    failures.push(...findFailures(store, rounds, kills.get(store) ?? new Map()));
  const all = [...byStore.values()].flat();
  return {
    kills: [...kills.values()].flatMap((counts) => [...counts.values()]).reduce((a, b) => a + b, 0),
    doubleSends: all.flatMap(({ doubleSends }) => doubleSends).length,
    lost: all.flatMap(({ lost }) => lost).length,
    needsReview: all.flatMap(({ needsReview }) => needsReview),
    failures,
    table: renderKills(kills),
  };
}
