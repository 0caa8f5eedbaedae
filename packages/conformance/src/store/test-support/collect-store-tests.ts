import { storeConformance, type StoreConformanceOptions } from "../store-conformance.ts";

/** Runs the kit on a runner that only notes what it registers. */
export const collectStoreTests = (options: Omit<StoreConformanceOptions, "runner">) => {
  const tests = new Map<string, () => Promise<void>>();
  const skipped: string[] = [];
  const it = Object.assign((title: string, run: () => Promise<void>) => tests.set(title, run), {
    skip: (title: string) => skipped.push(title),
  });
  storeConformance({ ...options, runner: { describe: (_, body) => body(), it } });
  return { tests, skipped };
};
