import { parseOptions } from "./options/parse-options.ts";
import { countKills } from "./report/count-kills.ts";
import { findFailures } from "./report/find-failures.ts";
import { renderKills } from "./report/render-kills.ts";
import type { RoundResult } from "./round/run-round.ts";
import { runStore } from "./run-store.ts";

const say = (text: string) => void process.stderr.write(`${text}\n`);

const { options, exitCode } = parseOptions(process.argv.slice(2), {
  writeOut: (text) => void process.stdout.write(text),
  writeError: (text) => void process.stderr.write(text),
});
if (!options) process.exit(exitCode);

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
const all = [...byStore.values()].flat();
for (const [store, rounds] of byStore)
  failures.push(...findFailures(store, rounds, kills.get(store) ?? new Map()));
const count = (of: (round: RoundResult) => readonly string[]) =>
  all.reduce((sum, round) => sum + of(round).length, 0);
const figures = {
  kills: [...kills.values()].flatMap((counts) => [...counts.values()]).reduce((a, b) => a + b, 0),
  doubleSends: count(({ doubleSends }) => doubleSends),
  lost: count(({ lost }) => lost),
  needsReview: count(({ needsReview }) => needsReview),
};

if (options.json) say(`\n${renderKills(kills)}\n`);
for (const failure of failures) say(failure);
const needsReview = all.flatMap((round) => round.needsReview);
if (needsReview.length > 0) say(`For a person: ${needsReview.join(", ")}`);
say(failures.length === 0 ? "Every promise was kept." : `${failures.length} failures.`);
process.stdout.write(`${options.json ? JSON.stringify(figures) : renderKills(kills)}\n`);
process.exitCode = failures.length > 0 ? 1 : 0;
