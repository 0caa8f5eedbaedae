import type { CreateContestant } from "./contestant.ts";

/** Loaded on demand: a process pays only for the contestant that it is. */
export const contestants = {
  engine: async () => (await import("../dispatch/engine/create-engine-contestant.ts")).create,
  "postgres-by-hand": async () =>
    (await import("../dispatch/by-hand/create-postgres-contestant.ts")).create,
  "sqlite-by-hand": async () =>
    (await import("../dispatch/by-hand/create-sqlite-contestant.ts")).create,
  enroll: async () => (await import("../enroll/create-engine-contestant.ts")).create,
  "enroll-by-hand": async () => (await import("../enroll/create-by-hand-contestant.ts")).create,
  preview: async () => (await import("../preview/create-preview-contestant.ts")).create,
  "graphile-worker": async () => (await import("../peers/create-graphile-contestant.ts")).create,
  "pg-boss": async () => (await import("../peers/create-pg-boss-contestant.ts")).create,
  dbos: async () => (await import("../peers/create-dbos-contestant.ts")).create,
  bullmq: async () => (await import("../peers/create-bull-mq-contestant.ts")).create,
} satisfies Record<string, () => Promise<CreateContestant>>;

export type ContestantName = keyof typeof contestants;
