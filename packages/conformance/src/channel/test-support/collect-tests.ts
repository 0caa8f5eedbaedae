import { channelConformance, type ChannelConformanceOptions } from "../channel-conformance.ts";

/** Runs the kit on a runner that only notes what it registers. */
export function collectTests(options: Omit<ChannelConformanceOptions, "runner">) {
  const groups: string[] = [];
  const tests = new Map<string, () => Promise<void>>();
  const skipped: string[] = [];
  const it = Object.assign((title: string, run: () => Promise<void>) => tests.set(title, run), {
    skip: (title: string) => skipped.push(title),
  });
  const describe = (name: string, body: () => void) => {
    groups.push(name);
    body();
  };
  channelConformance({ ...options, runner: { describe, it } });
  return { groups, tests, skipped };
}
