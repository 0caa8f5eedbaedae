import { createSqliteDatabase } from "./faults/database/create-sqlite-database.ts";
import { playSeed } from "./faults/swarm/play-seed.ts";
const database = await createSqliteDatabase({ now: () => 0 });
const r = await playSeed({ database, seed: Number(process.argv[2]) });
console.log(JSON.stringify(r.options), r.violations);
const id = r.violations[0]!.ids[0]!;
await database.store.hostTransaction(async ({ execute }) => {
  console.log(await execute("select * from outreach_enrollment where id = ?", [id]));
  for (const e of await execute("select type, at, data, entity_id from outreach_event where entity_id = ? or data like ? order by position", [id, `%${id}%`])) console.log(e.type, new Date(Number(e.at)).toISOString(), String(e.data).slice(0, 200));
  console.log(await execute("select * from outreach_queue_head", []), await execute("select * from outreach_queue_hint", []), await execute("select * from outreach_hold", []), await execute("select * from outreach_queue_stream", []), await execute("select state, enrollment from outreach_campaign", []));
});
