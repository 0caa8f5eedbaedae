import { createPostgresStore } from "@outreachkit/adapter-postgres";
import { createOutreach } from "@outreachkit/core";
import { runRounds } from "../contestants/run-rounds.ts";
import { createNoopChannel } from "../dispatch/engine/create-noop-channel.ts";
import type { BenchOptions, Figures } from "../figures.ts";
import { fillPostgres } from "../fill/fill-postgres.ts";
import { startBenchServer } from "../postgres/bench-server.ts";
import { useClient } from "../postgres/use-client.ts";
import { roundTo } from "../statistics/round-to.ts";

const tenant = "tenant-0";

/** Bulk enroll, a thousand contacts a call, beside a hand-written insert of the same rows. */
export async function enroll({ small, postgresUrl, log }: BenchOptions): Promise<Figures> {
  const rounds = small ? 1 : 5;
  const steps = small ? 1_000 : 10_000;
  const server = await startBenchServer(postgresUrl);
  try {
    log("Filling in contacts ...");
    const engine = await server.createDatabase("enroll");
    const enrollments = steps * (rounds + 2);
    await fillPostgres(engine, { tenants: 1, sendersPerTenant: 10, enrollments });
    const campaignId = await saveCampaign(engine);
    const byHand = await server.createDatabase("enroll_by_hand", { copyOf: "enroll" });
    const results = await runRounds({
      rounds,
      secondsPerRound: 5,
      inProcess: small,
      log,
      entrants: [
        {
          name: "engine",
          contestant: "enroll",
          steps,
          options: { url: engine, tenant, campaignId },
        },
        {
          name: "by-hand",
          contestant: "enroll-by-hand",
          steps,
          options: { url: byHand, campaignId },
        },
      ],
      settle: async () => {
        for (const url of [engine, byHand]) {
          await useClient(url, (client) => client.query("analyze"));
        }
      },
    });
    return {
      "enroll.contactsPerSecond": Math.round(results.stepsPerSecond("engine")),
      "enroll.rawInsertsPerSecond": Math.round(results.stepsPerSecond("by-hand")),
      "enroll.shareOfRawInsert": roundTo(3, results.ratio("engine", "by-hand")),
    };
  } finally {
    await server.stop();
  }
}

/** A second campaign, which nobody is in. */
async function saveCampaign(url: string): Promise<string> {
  const outreach = createOutreach({
    store: createPostgresStore({ connectionString: url }),
    channels: [createNoopChannel({ gap: 0, onSent: () => undefined })],
  });
  const { id } = await outreach.tenant(tenant).campaigns.save({
    key: "bulk",
    senders: Array.from({ length: 10 }, (_, index) => ({ externalId: `sender-${index}` })),
    schedule: { everyDay: "00:00-24:00" },
    // Everybody is in the campaign that the stock was made with.
    audience: { exclusive: "no" },
    steps: [
      {
        key: "hook",
        kind: "email",
        content: { subject: "Freight lanes", body: "Hi {{ contact.firstName }}" },
      },
    ],
  });
  await outreach.close();
  return id;
}
