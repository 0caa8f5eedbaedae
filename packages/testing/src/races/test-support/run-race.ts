import { createPostgresStore } from "@outreachkit/adapter-postgres";
import { createOutreach, type Outreach } from "@outreachkit/core";
import type { Store } from "@outreachkit/core/plugin";
import pg from "pg";
import { createRecordingChannel } from "../../channel/create-recording-channel.ts";
import { checkInvariants } from "../../invariants/check-invariants.ts";
import type { Violation } from "../../invariants/violation.ts";
import { createSeededRandom } from "../../time/create-seeded-random.ts";
import { createVirtualClock } from "../../time/create-virtual-clock.ts";
import { findUncovered } from "./find-uncovered.ts";
import { produce } from "./produce.ts";
import { setUpRacer } from "./set-up-racer.ts";

export interface RaceOptions {
  readonly url: string;
  readonly schema: string;
  readonly seed: number;
  readonly claimers: number;
  readonly producers: number;
  /** By each producer. */
  readonly operations: number;
  /** Changes the store of the producers: how a wrong protocol is planted. */
  readonly wrapProducer?: (store: Store) => Store;
  /** Stop at the first enrollment that nothing covers. Default false. */
  readonly stopWhenUncovered?: boolean;
}

export interface RaceResult {
  /** How often the coverage query ran while claimers and producers did. */
  readonly checks: number;
  readonly uncovered: readonly string[];
  /** Codes of errors of the database: 40P01 is a deadlock. */
  readonly databaseErrors: readonly string[];
  readonly sent: number;
  readonly violations: readonly Violation[];
}

/** Some meet it. */
const dailyCap = 40;

/** Claimers and producers on real connections, and one that looks at what is covered all the time. */
export const runRace = async (options: RaceOptions): Promise<RaceResult> => {
  const { url, schema, seed } = options;
  const clock = createVirtualClock({ start: "2026-03-02T08:00:00Z" });
  const pools: pg.Pool[] = [];
  const openPool = () => {
    const pool = new pg.Pool({ connectionString: url, max: 4 });
    pools.push(pool);
    return pool;
  };
  const channel = createRecordingChannel({
    clock,
    defaults: { dailyCap, gap: {}, gapJitter: {} },
  });
  const connect = (wrap: (store: Store) => Store): Outreach => {
    const pool = openPool();
    const store = createPostgresStore({ pool, schema, now: clock.now });
    return createOutreach({
      store: wrap(store),
      channels: [channel],
      clock,
      random: createSeededRandom(seed * 100 + pools.length),
      dispatch: { batchSize: 10 },
    });
  };
  const plain = (store: Store) => store;
  const observer = openPool();
  const names = ["acme", "beta"];
  const host = connect(plain);
  const databaseErrors: string[] = [];
  const uncovered: string[] = [];
  let checks = 0;
  let producing = true;
  const mayGoOn = () => !(options.stopWhenUncovered && uncovered.length > 0);

  try {
    await host.migrate();
    for (const name of names) await setUpRacer(host.tenant(name), name);

    const noteDatabaseError = (error: unknown) => {
      const code = (error as { readonly code?: unknown }).code;
      if (typeof code !== "string" || !/^[0-9A-Z]{5}$/.test(code)) throw error;
      databaseErrors.push(code);
    };
    const claim = async (worker: Outreach) => {
      while (producing && mayGoOn()) {
        const { sent } = await worker.tick({ limit: 20 }).catch((error: unknown) => {
          noteDatabaseError(error);
          return { sent: 0 };
        });
        if (sent === 0) await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const watch = async () => {
      while (producing && mayGoOn()) {
        // Read before the statement begins: a hint that it sees may be dated by a later moment only.
        const found = await findUncovered(observer, { schema, now: clock.now() });
        checks += 1;
        uncovered.push(...found);
      }
    };
    const producers = Array.from({ length: options.producers }, async (_, index) => {
      const outreach = connect(options.wrapProducer ?? plain);
      const name = names[index % names.length]!;
      await produce({
        tenant: outreach.tenant(name),
        name: `${name}-${index}`,
        random: createSeededRandom(seed * 1000 + index),
        clock,
        operations: options.operations,
        mayGoOn,
      }).catch(noteDatabaseError);
    });
    const others = [
      watch(),
      ...Array.from({ length: options.claimers }, () => claim(connect(plain))),
    ];
    await Promise.all(producers).finally(() => (producing = false));
    await Promise.all(others);
    if (options.stopWhenUncovered) {
      return { checks, uncovered, databaseErrors, sent: channel.accepted.length, violations: [] };
    }

    await drain(host, names, clock);
    uncovered.push(...(await findUncovered(observer, { schema, now: clock.now() })));
    const violations: Violation[] = [];
    for (const name of names) {
      const tenant = host.tenant(name);
      const accepted = channel.accepted.filter(({ tenantId }) => tenantId === tenant.id);
      violations.push(
        ...(await checkInvariants({ tenant, accepted, caps: { dailyCap }, drained: true })),
      );
    }
    return { checks, uncovered, databaseErrors, sent: channel.accepted.length, violations };
  } finally {
    await observer.query(`drop schema if exists ${schema} cascade`);
    for (const pool of pools) await pool.end();
  }
};

/** Ends every pause, approves what waits, and works until nothing will ever be due. */
const drain = async (
  host: Outreach,
  names: readonly string[],
  clock: ReturnType<typeof createVirtualClock>,
) => {
  for (const tenant of names.map((name) => host.tenant(name))) {
    await tenant.settings.resume();
    for (const externalId of ["ada", "bea"])
      await tenant.senders.resume([{ externalId }], { why: "by-hand" });
    for (const { id, state } of (await tenant.campaigns.list()).items)
      if (state === "paused") await tenant.campaigns.resume(id, { why: "by-hand" });
    for await (const { id } of tenant.contacts.iterate())
      await tenant.contacts.resume([id], { why: "by-hand" });
  }
  for (let round = 0; round < 2_000; round++) {
    const { more, nextDueAt } = await host.tick();
    if (more) continue;
    let approved = 0;
    for (const tenant of names.map((name) => host.tenant(name))) {
      const { items } = await tenant.messages.list({ limit: 200, filter: { approval: "pending" } });
      approved += (
        await tenant.messages.approve(items.map(({ id, contentHash }) => ({ id, contentHash })))
      ).length;
    }
    if (approved > 0) continue;
    if (nextDueAt === null) return;
    clock.advanceTo(nextDueAt);
  }
  throw new Error("It never drained.");
};
