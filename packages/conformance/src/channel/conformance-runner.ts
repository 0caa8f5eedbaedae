/** What a kit needs of a test runner: vitest, `node:test`, bun and jest all have it. */
export interface ConformanceRunner {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly it: ConformanceIt;
}

interface ConformanceIt {
  (name: string, body: () => Promise<void>): unknown;
  readonly skip: (name: string, body: () => Promise<void>) => unknown;
}
