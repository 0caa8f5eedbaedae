import type { Outreach } from "@outreachkit/core";

export interface DriveOptions {
  readonly steps: number;
  /** True when enough was sent. */
  readonly until: () => boolean;
}

/** So many empty ticks in a row mean that the stock is used up. */
const PATIENCE = 50;

/** How the public API is called. All of it: recovery, folding of wake-ups and polls are in the time. */
export const drives = {
  /** Batches one after the other, as a cron would. */
  tick: driveByTick,
  /** Two ticks at a time in one process: the claim of one runs during the settlement of the other. */
  overlapped: async (outreach: Outreach, options: DriveOptions) => {
    const half = { ...options, steps: Math.ceil(options.steps / 2) };
    await Promise.all([driveByTick(outreach, half), driveByTick(outreach, half)]);
  },
  /** The loop that a server runs. */
  worker: async (outreach: Outreach, { until }: DriveOptions) => {
    const stop = new AbortController();
    const watch = setInterval(() => until() && stop.abort(), 1);
    await outreach.worker().run({ signal: stop.signal });
    clearInterval(watch);
  },
} satisfies Record<string, (outreach: Outreach, options: DriveOptions) => Promise<void>>;

export type Drive = keyof typeof drives;

async function driveByTick(outreach: Outreach, { steps, until }: DriveOptions): Promise<void> {
  let idle = 0;
  let left = steps;
  while (!until() && idle < PATIENCE) {
    const { sent } = await outreach.tick({ limit: Math.max(left, 1) });
    left -= sent;
    idle = sent > 0 ? 0 : idle + 1;
  }
}
