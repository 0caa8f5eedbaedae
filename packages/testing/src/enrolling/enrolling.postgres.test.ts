import { fromPg } from "@outreachkit/adapter-postgres";
import { inject } from "vitest";
import { createRecordingChannel } from "../channel/create-recording-channel.ts";
import { createPostgresHost } from "../test-support/create-postgres-host.ts";
import { testEnrolling } from "./test-support/test-enrolling.ts";

testEnrolling(async () => {
  const channel = createRecordingChannel();
  const host = await createPostgresHost({
    url: inject("postgresUrl"),
    schema: "enrolling",
    channel,
  });
  return {
    channel,
    processes: [host.open(), host.open()],
    close: () => host.close(),
    async inTransaction(work) {
      const client = await host.pool.connect();
      try {
        await client.query("begin");
        const result = await work(fromPg(client));
        await client.query("commit");
        return result;
      } catch (error) {
        await client.query("rollback");
        throw error;
      } finally {
        client.release();
      }
    },
  };
});
