import type { Scenario } from "../scenario.ts";
import { bob, hook, launchSmallWorld } from "./small-world.ts";

/**
 * A provider that refuses every e-mail but the first for good, a repeat of that one too: a text message
 * goes instead where it surely has nothing. Another contact has a phone alone.
 */
export const fallBack: Scenario = {
  name: "fall-back",
  start: "2026-03-02T08:00:00Z",
  channel: {
    kinds: [
      { kind: "email", addressType: "email", limits: {}, threads: true },
      { kind: "sms", addressType: "phone", limits: {}, threads: false },
    ],
  },
  refuse: ({ content }, attempt) =>
    content.subject === "Hello" && attempt > 1 ? "rejected" : null,
  setUp: (tenant) =>
    launchSmallWorld(tenant, {
      contacts: [
        { ...bob, phone: "+4915551111" },
        { externalId: "dora", email: "dora@beta.example", phone: "+4915553333", firstName: "Dora" },
        { externalId: "cleo", phone: "+4915552222", firstName: "Cleo" },
      ],
      definition: {
        steps: [
          {
            ...hook,
            fallback: [{ kind: "sms", content: { body: "Dear {{ contact.firstName }}!" } }],
          },
        ],
      },
    }),
  workers: 2,
  acts: [{ wait: { minutes: 30 } }],
};
