import { expect, test } from "vitest";
import type { Crew } from "./crew/crew.ts";
import { type Proxy, startProxy } from "./proxy/start-proxy.ts";
import { drain } from "./round/drain.ts";
import type { World } from "./round/world.ts";
import { createPostgresTarget } from "./test-support/create-postgres-target.ts";
import { expectKeptPromises } from "./test-support/expect-kept-promises.ts";
import { withWorld } from "./test-support/with-world.ts";
import { waitUntil } from "./wait/wait-until.ts";

const timeout = 300_000;
const DRAIN = 60_000;
const SOON = 40_000;
/** How long the workers wait for an answer that does not come, in milliseconds. */
const PATIENCE = 700;
const CLEAN = { code: 0, signal: null };

/** Two workers that reach the database through a proxy; the parent goes past it. */
async function withProxy(play: (world: World, proxy: Proxy) => Promise<void>): Promise<void> {
  const target = createPostgresTarget();
  const url = new URL(target.url);
  const proxy = await startProxy({ host: url.hostname, port: Number(url.port) });
  url.hostname = "127.0.0.1";
  url.port = String(proxy.port);
  try {
    const workerTarget = { ...target, url: url.href, patience: PATIENCE };
    await withWorld({ target, workerTarget }, (world) => play(world, proxy));
  } finally {
    await proxy.close();
  }
}

const countErrors = ({ members }: Crew): readonly number[] =>
  members.map(
    ({ log }) => log.filter((line) => line.includes(`"event":"database-unavailable"`)).length,
  );

/** The provider gets calls: the workers are at work. */
async function waitForCalls({ provider, crew }: World, more: number): Promise<void> {
  const goal = provider.calls + more;
  await waitUntil(`${goal} calls`, SOON, () => {
    crew.requireHealth();
    return provider.calls >= goal || `${provider.calls} calls`;
  });
}

/** Each worker has met the trouble, and has not ended over it. */
async function waitForErrors({ crew }: World): Promise<void> {
  const before = countErrors(crew);
  await waitUntil("each worker has noticed", SOON, () => {
    crew.requireHealth();
    return countErrors(crew).every((count, index) => count > (before[index] ?? 0));
  });
}

test(
  "connections that break under work, again and again, double nothing and lose nothing",
  { timeout },
  () =>
    withProxy(async (world, proxy) => {
      for (let round = 0; round < 10; round += 1) {
        await world.feed(8);
        await waitForCalls(world, 4);
        proxy.cut();
      }
      await drain(world, DRAIN);
      const { accepted } = await expectKeptPromises(world);
      expect(accepted).toBeGreaterThanOrEqual(80);
    }),
);

test(
  "a database that cannot be reached is waited for, and work goes on when it is back",
  { timeout },
  () =>
    withProxy(async (world, proxy) => {
      await world.feed(40);
      await waitForCalls(world, 1);
      proxy.setMode("refuse");
      proxy.cut();
      await waitForErrors(world);
      proxy.setMode("forward");
      await drain(world, DRAIN);
      const { accepted } = await expectKeptPromises(world);
      expect(accepted).toBeGreaterThanOrEqual(40);
    }),
);

test(
  "a database that swallows everything is given up and waited for, and its locks do not stay",
  { timeout },
  () =>
    withProxy(async (world, proxy) => {
      await world.feed(40);
      await waitForCalls(world, 1);
      proxy.setMode("black-hole");
      await waitForErrors(world);
      // They try again, and connections that they make since lead nowhere either.
      const goal = proxy.swallowed + 2 * world.crew.members.length;
      await waitUntil("they have tried again", SOON, () => proxy.swallowed >= goal);
      proxy.setMode("forward");
      await drain(world, DRAIN);
      const { accepted } = await expectKeptPromises(world);
      expect(accepted).toBeGreaterThanOrEqual(40);
    }),
);

test("a commit whose answer is lost counts as whatever the database made of it", { timeout }, () =>
  withProxy(async (world, proxy) => {
    proxy.loseCommits(20);
    for (let round = 0; proxy.commitsToLose > 0 && round < 20; round += 1) {
      await world.feed(4);
      await waitUntil("a commit was lost", SOON, () => proxy.commitsToLose < 20 - round);
    }
    expect(proxy.commitsToLose).toBe(0);
    await drain(world, DRAIN);
    await expectKeptPromises(world);
  }),
);

test("workers end on SIGTERM while the database swallows everything", { timeout }, () =>
  withProxy(async (world, proxy) => {
    await world.feed(40);
    await waitForCalls(world, 1);
    proxy.setMode("black-hole");
    await waitForErrors(world);
    const { crew } = world;
    const exits = await Promise.all([...crew.members].map((member) => crew.retire(member, SOON)));
    expect(exits).toEqual([CLEAN, CLEAN]);
    proxy.setMode("forward");
    await crew.hire();
    await drain(world, DRAIN);
    await expectKeptPromises(world);
  }),
);
