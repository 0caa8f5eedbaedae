import { expect, test } from "vitest";
import { DatabaseUnavailableError } from "../model/errors/database-unavailable-error.ts";
import type { Engine } from "./engine.ts";
import { retryWhileAway } from "./retry-while-away.ts";

const gone = new DatabaseUnavailableError({ reason: "ECONNREFUSED", detail: "it is off." });

/** How long it waits for a database that never comes back, in milliseconds. */
const waits = async (options: { readonly patience: number; readonly deadline?: number }) => {
  let time = 0;
  const engine = {
    clock: {
      now: async () => time,
      monotonic: () => time,
      sleep: async (milliseconds: number) => {
        time += milliseconds;
      },
    },
    random: () => 0.5,
    ...(options.deadline !== undefined && { deadline: options.deadline }),
  } as unknown as Engine;
  const tried = retryWhileAway(engine, options, () => Promise.reject(gone));
  await expect(tried).rejects.toBe(gone);
  return time;
};

test("a database that is away is waited for as long as patience lasts", async () => {
  const waited = await waits({ patience: 300_000 });
  expect(waited).toBeGreaterThan(250_000);
  expect(waited).toBeLessThanOrEqual(300_000);
});

// What broke: a tick with a budget of ten seconds waited for a whole lease.
test("nobody waits beyond the budget of the tick, however long patience is", async () => {
  const waited = await waits({ patience: 300_000, deadline: 10_000 });
  expect(waited).toBeGreaterThan(2_000);
  expect(waited).toBeLessThanOrEqual(10_000);
});
