import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { createOutreach } from "@outreachkit/core";
import { createRecordingChannel } from "../channel/create-recording-channel.ts";
import { testEnrolling } from "./test-support/test-enrolling.ts";

testEnrolling(async () => {
  const channel = createRecordingChannel();
  const outreach = createOutreach({
    store: createSqliteStore({ path: ":memory:" }),
    channels: [channel],
  });
  await outreach.migrate();
  return {
    channel,
    // One connection: two processes would be two databases.
    processes: [outreach, outreach],
    inTransaction: (work) => outreach.transaction(work),
    close: () => outreach.close(),
  };
});
