import { expect, test } from "vitest";
import { beginAlong } from "./begin-along.ts";
import type { PostgresClient } from "./postgres-pool.ts";

/** A connection that notes what is sent to it and answers at once. */
const connect = (pipeline: boolean) => {
  const sent: string[] = [];
  const client: PostgresClient & { readonly pipeline: boolean } = {
    pipeline,
    query: async ({ text }) => {
      sent.push(text);
      return { rows: [] };
    },
  };
  return { sent, client };
};

const read = "with h as (select 1 for update skip locked) select * from h";

test("the first statement goes along with begin where it reads, and the next one waits", async () => {
  const { sent, client } = connect(true);
  const begin = Promise.withResolvers<void>();
  const own = beginAlong(client, begin.promise);
  const first = own.query({ text: read });
  const second = own.query({ text: "select 2" });
  await Promise.resolve();
  expect(sent).toEqual([read]);
  begin.resolve();
  await Promise.all([first, second]);
  expect(sent).toEqual([read, "select 2"]);
});

test.each([
  ["writes", true, 'insert into "outreach"."event" (id) values ($1)'],
  [
    "writes",
    true,
    'with x as (update "outreach"."delivery" as t set state = $1 returning 1) select count(*) from x',
  ],
  ["writes", true, 'delete from "outreach"."lease" where id = $1'],
  ["reads on a host's pool that does not pipeline", false, read],
] as const)("a first statement that %s waits for begin", async (_why, pipeline, text) => {
  const { sent, client } = connect(pipeline);
  const begin = Promise.withResolvers<void>();
  const answer = beginAlong(client, begin.promise).query({ text });
  await Promise.resolve();
  expect(sent).toEqual([]);
  begin.resolve();
  await answer;
  expect(sent).toEqual([text]);
});

test("what a failed begin says is what the first statement fails with, and nothing else is sent", async () => {
  const { sent, client } = connect(true);
  const failed = Promise.reject(new Error("cancelled"));
  failed.catch(() => undefined);
  const own = beginAlong(client, failed);
  await expect(own.query({ text: read })).rejects.toThrow("cancelled");
  await expect(own.query({ text: "select 2" })).rejects.toThrow("cancelled");
  expect(sent).toEqual([read]);
});
