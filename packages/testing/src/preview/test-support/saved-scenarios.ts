import type { PreviewScenario } from "./preview-scenarios.ts";

const times = <const Item>(count: number, item: Item): readonly Item[] =>
  Array.from({ length: count }, () => item);

const plain: Omit<PreviewScenario, "delays" | "senders" | "contacts"> = {
  schedule: { weekdays: "09:00-17:00" },
  firstStep: "windowed",
  late: 0,
  caps: {},
  tenantCap: undefined,
  ramp: undefined,
  rolling: false,
  order: "follow-ups-first",
  channels: "one",
  addresses: [...times(12, "both")],
  between: "nothing",
};

const sender: Omit<PreviewScenario["senders"][number], "dailyCap"> = {
  gap: { minutes: 0 },
  gapJitter: { minutes: 0 },
  weeklyCaps: null,
  inProgressCap: null,
};

/** Where a preview once differed from the run: played first, each time. */
export const savedScenarios: readonly PreviewScenario[] = [
  // A look behind a gap reads few: who is behind the held one is read by a later look.
  {
    ...plain,
    delays: [{ minutes: 1 }, { minutes: 1 }],
    senders: [{ ...sender, dailyCap: 3, gapJitter: { minutes: 5 } }],
    contacts: ["Europe/Berlin", ...times(2, "Pacific/Auckland"), "Europe/Berlin", "Asia/Kolkata"],
    late: 8,
    caps: { daily: 2 },
    tenantCap: 3,
    order: "new-first",
  },
  // A contact in progress that ends lets another begin from the next look on.
  {
    ...plain,
    firstStep: "immediate",
    delays: [{ days: 1, count: "send-days" }, { minutes: 1 }],
    senders: [{ ...sender, dailyCap: 3, inProgressCap: 5 }],
    contacts: [
      "Europe/Berlin",
      "Pacific/Auckland",
      ...times(3, "Europe/Berlin"),
      "Pacific/Auckland",
      ...times(4, "Europe/Berlin"),
    ],
    late: 15,
    tenantCap: 3,
    order: { followUps: 1, newContacts: 1 },
    channels: "mix",
    addresses: [...times(2, "both"), ...times(2, "lost-email"), "lost-phone", ...times(7, "both")],
  },
  // Behind a gap, who only wants planning stands at its place of the ratio.
  {
    ...plain,
    schedule: { weekdays: "22:00-02:00", weekend: "10:00-11:00" },
    firstStep: "immediate",
    delays: [{ minutes: 1 }, { hours: 2 }],
    senders: [{ ...sender, dailyCap: 2, gapJitter: { minutes: 5 } }],
    contacts: [
      "Pacific/Auckland",
      "Europe/Berlin",
      "Pacific/Auckland",
      "Europe/Berlin",
      "Pacific/Auckland",
      "Asia/Kolkata",
      ...times(4, "Europe/Berlin"),
    ],
    late: 15,
    tenantCap: 3,
    order: { followUps: 3, newContacts: 2 },
  },
  // The same with steps that a person does.
  {
    ...plain,
    firstStep: "immediate",
    delays: [{ days: 1 }, { hours: 1 }],
    senders: [{ ...sender, dailyCap: 1, gap: { minutes: 7 } }],
    contacts: [
      "Europe/Berlin",
      "Pacific/Auckland",
      ...times(2, "Europe/Berlin"),
      ...times(2, "Pacific/Auckland"),
      ...times(4, "Europe/Berlin"),
    ],
    order: { followUps: 3, newContacts: 2 },
    between: "task",
  },
  // Who waits for the launch stands where its enrollment put it, before those who were planned.
  {
    ...plain,
    schedule: { everyDay: "00:00-24:00" },
    delays: [{ minutes: 1 }],
    senders: [{ ...sender, dailyCap: 1, gapJitter: { minutes: 5 } }],
    contacts: [...times(12, "Europe/Berlin")],
    late: 1,
    order: { followUps: 1, newContacts: 1 },
    channels: "mix",
    addresses: [
      ...times(4, "both"),
      "lost-phone",
      ...times(2, "lost-email"),
      "both",
      "lost-email",
      "both",
      "lost-phone",
      "both",
    ],
  },
  // An end lets all of a look be planned who wait to begin, and who does not begin keeps waiting.
  {
    ...plain,
    schedule: { weekdays: "22:00-02:00", weekend: "10:00-11:00" },
    delays: [{ minutes: 1 }, { hours: 1 }, { hours: 1 }],
    senders: [{ ...sender, dailyCap: 1, inProgressCap: 1 }],
    contacts: [...times(2, "Europe/Berlin"), "Pacific/Auckland", ...times(2, "Europe/Berlin")],
    late: 5,
    tenantCap: 3,
    between: "wait",
  },
];
