import { InvalidInputError } from "@outreachkit/core";
import { expect, test } from "vitest";
import { breakerEvents, react, setUpBreakers, statesOf } from "./test-support/set-up-breakers.ts";

const problemsOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!InvalidInputError.isInstance(error)) throw new Error("It was taken.", { cause: error });
  return error.problems.map(({ path }) => path);
};

test("limits that make no sense are refused when they are saved, all at once", async () => {
  const { kit } = await setUpBreakers({ contacts: 1 });
  const breakers = {
    bounces: { percent: 0, minimumSends: 0 },
    complaints: { within: { days: 100 } },
    closeAfter: 0,
  };
  const paths = ["bounces.minimumSends", "bounces.percent", "closeAfter", "complaints.within"];
  expect((await problemsOf(kit.tenant.settings.update({ breakers }))).toSorted()).toEqual(
    paths.map((path) => `breakers.${path}`),
  );
  const campaign = {
    key: "other",
    senders: [{ externalId: "sender-0" }],
    schedule: { everyDay: "00:00-24:00" },
    steps: [{ key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } }],
  } as const;
  expect(
    (await problemsOf(kit.tenant.campaigns.save({ ...campaign, breaker: breakers }))).toSorted(),
  ).toEqual(paths.map((path) => `breaker.${path}`));
  await kit.close();
});

test("limits that are changed count from the next bounce on, and those of a campaign are told", async () => {
  const { kit, ids, campaign } = await setUpBreakers({
    campaigns: [{ breaker: { bounces: { percent: 4 } } }],
  });
  expect((await kit.tenant.campaigns.get(ids[0]!))?.breaker).toEqual({ bounces: { percent: 4 } });
  await kit.settle();
  await react(kit, "bounce", { count: 3 });
  expect(await statesOf(kit, campaign)).toEqual(["open", "open", "closed", "open"]);
  await kit.tenant.settings.update({ breakers: { bounces: false } });
  expect(await kit.tenant.settings.get()).toMatchObject({ breakers: { bounces: false } });
  // What is open stays so: whoever knows better resets it.
  expect(await statesOf(kit, campaign)).toEqual(["open", "open", "closed", "open"]);
  await kit.tenant.settings.update({ breakers: null });
  await react(kit, "bounce", { count: 2, skip: 3 });
  expect(await statesOf(kit, campaign)).toEqual(["open", "open", "open", "open"]);
  expect(await breakerEvents(kit, "breaker-opened")).toHaveLength(4);
  await kit.close();
});
