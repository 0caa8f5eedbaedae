import { createPostgresStore } from "@outreachkit/adapter-postgres";
import { createOutreach } from "@outreachkit/core";
import type { MessageKind } from "@outreachkit/core/plugin";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { createRecordingChannel } from "../channel/create-recording-channel.ts";
import { checkInvariants } from "../invariants/check-invariants.ts";
import { createVirtualClock } from "../time/create-virtual-clock.ts";

const SCHEMA = "fallback_race";
const email: MessageKind = { kind: "email", addressType: "email", limits: {}, threads: true };
const sms: MessageKind = { kind: "sms", addressType: "phone", limits: {}, threads: false };

test("four workers at once fall back from one sender's queue to another's, each step once", async () => {
  const pool = new pg.Pool({ connectionString: inject("postgresUrl"), max: 12 });
  const clock = createVirtualClock({ start: "2026-03-02T09:00:00Z" });
  const defaults = { dailyCap: 1_000, gap: {}, gapJitter: {} };
  const mail = createRecordingChannel({ clock, name: "mail", kinds: [email], defaults });
  const phone = createRecordingChannel({ clock, name: "phone", kinds: [sms], defaults });
  const workers = Array.from({ length: 4 }, () =>
    createOutreach({
      store: createPostgresStore({ pool, schema: SCHEMA }),
      clock,
      channels: [mail, phone],
    }),
  );
  try {
    const [first] = workers;
    await first!.migrate();
    const tenant = first!.tenant();
    await tenant.settings.update({ timeZone: "Europe/Berlin", postalAddress: "1 Invented Street" });
    await tenant.senders.upsert([
      { externalId: "ada", channel: "mail", name: "Ada", address: "ada@acme.example" },
      { externalId: "ada-phone", channel: "phone", name: "Ada", address: "+4915550000" },
    ]);
    const { id } = await tenant.campaigns.save({
      key: "winback",
      senders: [{ externalId: "ada" }, { externalId: "ada-phone" }],
      approval: "autopilot",
      schedule: { everyDay: "00:00-24:00" },
      checks: { minimumPersonalization: 0 },
      steps: ["hook", "proof"].map((key, index) => ({
        key,
        kind: "email",
        delay: { days: index },
        content: { subject: "Hello", body: "Hello!" },
        fallback: [{ kind: "sms", content: { body: "Hello!" } }],
      })),
    });
    await tenant.campaigns.enroll(id, {
      contacts: Array.from({ length: 90 }, (_, index) => ({
        externalId: `person-${index}`,
        ...(index % 3 > 0 && { email: `person-${index}@beta.example` }),
        phone: `+49155500${100 + index}`,
      })),
    });
    for (let count = 0; count < 40; count += 1) mail.failNext("rejected");
    await tenant.campaigns.launch(id);
    const work = async (worker: (typeof workers)[number]) => {
      for (let round = 0; round < 200; round += 1)
        if (!(await worker.tick({ limit: 7 })).more) return;
    };
    for (let day = 0; day < 4; day += 1) {
      await Promise.all(workers.map(work));
      await Promise.all(workers.map(work));
      clock.advanceTo(clock.now() + 12 * 3_600_000);
    }
    const accepted = [...mail.accepted, ...phone.accepted];
    // Both steps of everybody: 60 by phone of who has that alone, 40 that were refused, and the rest.
    expect(phone.accepted).toHaveLength(100);
    expect(mail.accepted).toHaveLength(80);
    expect(await checkInvariants({ tenant, accepted, drained: true })).toEqual([]);
  } finally {
    for (const worker of workers) await worker.close();
    await pool.query(`drop schema if exists ${SCHEMA} cascade`);
    await pool.end();
  }
});
