import { createOutreach } from "@outreachkit/core";
import { createSeededRandom } from "@outreachkit/testing";
import { accountNames } from "../channel/accounts.ts";
import { createLoopbackChannel } from "../channel/create-loopback-channel.ts";
import { createCrew } from "../crew/create-crew.ts";
import { startProvider } from "../provider/start-provider.ts";
import { openStore } from "../store/open-store.ts";
import { startFastTime } from "../time/start-fast-time.ts";
import { toFast } from "../time/to-fast.ts";
import { limits } from "../worker/limits.ts";
import { setUpCampaign } from "./set-up-campaign.ts";
import type { World, WorldOptions } from "./world.ts";

/** Longer than a worker needs for a batch, shorter than a call's time-out. */
const SLOWNESS = 150;

/** Migrates, starts the provider and launches the campaign. No worker is hired yet. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const { target, workerTarget = target, seed, accounts = accountNames, bug } = options;
  const { callTimeout = limits.callTimeout } = options;
  const time = startFastTime();
  const { store, query, drop } = openStore(target, time);
  const provider = await startProvider({
    now: () => toFast(time, Date.now()),
    random: createSeededRandom(seed),
    slowness: SLOWNESS,
    interrupt: (moment, { worker, repeated }) =>
      crew.strike(worker, `${repeated ? "repeat" : "call"}.${moment}`),
  });
  const { url } = provider;
  const crew = createCrew({
    store: workerTarget,
    time,
    providerUrl: url,
    callTimeout,
    ...(bug && { bug }),
  });
  // The parent enrolls and checks; it never sends.
  const outreach = createOutreach({
    store,
    channels: accounts.map((account) =>
      createLoopbackChannel({
        account,
        url,
        worker: "parent",
        timeout: callTimeout,
        pass: () => undefined,
      }),
    ),
  });
  await outreach.migrate();
  const tenant = outreach.tenant("soak");
  const campaignId = await setUpCampaign(tenant, accounts);
  let fed = 0;
  return {
    time,
    outreach,
    tenant,
    provider,
    crew,
    async feed(people) {
      const contacts = Array.from({ length: people }, () => {
        fed += 1;
        return { email: `person-${fed}@company-${fed}.example`, firstName: `Person${fed}` };
      });
      await tenant.campaigns.enroll(campaignId, { contacts });
    },
    listLeaseHolders: async () => {
      const rows = await query("lease", (table) => `select worker from ${table}`);
      return rows.map(({ worker }) => String(worker));
    },
    async close() {
      await crew.close();
      await provider.close();
      await drop();
    },
  };
}
