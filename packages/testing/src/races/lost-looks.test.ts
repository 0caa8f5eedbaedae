import { createOutreach } from "@outreachkit/core";
import { expect, test } from "vitest";
import { createRecordingChannel } from "../channel/create-recording-channel.ts";
import { createTestKit } from "../kit/create-test-kit.ts";
import { wrapSessions } from "../store/wrap-sessions.ts";
import { launchSmallCampaign } from "../test-support/launch-small-campaign.ts";

test("a worker whose queues were all held by others looks no deeper into the next ones", async () => {
  const asked: number[] = [];
  let heldByOthers = 0;
  const kit = await createTestKit({
    start: "2026-03-02T08:00:00Z",
    create: (overrides) =>
      createOutreach({
        channels: [createRecordingChannel()],
        ...overrides,
        store: wrapSessions(overrides.store!, (session) => ({
          ...session,
          queue: {
            ...session.queue,
            readCandidates(request) {
              asked.push(...request.heads.map(({ limit }) => limit));
              return session.queue.readCandidates(request);
            },
          },
          dispatch: {
            ...session.dispatch,
            lockForClaim: async (request) =>
              heldByOthers-- > 0
                ? { heads: [], enrollments: [] }
                : await session.dispatch.lockForClaim(request),
          },
        })),
      }),
  });
  await launchSmallCampaign(kit, { sender: { gap: { minutes: 1 } } });
  // Everybody is planned, and the first message went.
  await kit.settle();
  asked.length = 0;
  heldByOthers = 2;
  await kit.advance({ minutes: 10 });
  expect(kit.sent()).toHaveLength(3);
  expect(new Set(asked)).toEqual(new Set([4]));
  await kit.close();
});
