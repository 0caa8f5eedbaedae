import type { Scenario } from "../scenario.ts";
import { launchSmallWorld } from "./small-world.ts";

/** The provider refuses the words for good; a person writes others, and approves them. */
export const editAfterRefusal: Scenario = {
  name: "edit-after-refusal",
  start: "2026-03-02T08:00:00Z",
  refuse: ({ content }) => (content.subject === "Hello" ? "rejected" : null),
  setUp: (tenant) => launchSmallWorld(tenant),
  acts: [
    { wait: { minutes: 10 } },
    {
      call: "edit",
      async work(tenant) {
        const [message] = (await tenant.messages.list({ limit: 1 })).items;
        if (!message?.contentHash) return;
        const { id, contentHash } = message;
        if (message.content?.subject === "Hello")
          await tenant.messages.edit(id, { contentHash, subject: "Good morning" });
        const edited = await tenant.messages.get(id);
        await tenant.messages.approve([{ id, contentHash: edited.contentHash ?? "" }]);
      },
    },
  ],
};
