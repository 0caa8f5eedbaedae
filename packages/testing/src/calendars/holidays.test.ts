import { InvalidInputError, type Policies } from "@outreachkit/core";
import { createHolidays } from "@outreachkit/holidays";
import { afterEach, describe, expect, test } from "vitest";
import { createTestKit } from "../kit/create-test-kit.ts";
import type { TestKit } from "../kit/test-kit.ts";
import { createHost } from "../test-support/create-host.ts";
import { enrollPeople } from "./test-support/enroll-people.ts";

const holidays = createHolidays();
let kit: TestKit;
afterEach(() => kit.close());

/** 2026-12-24 is a Thursday; Christmas is a holiday in Germany on Friday, in Britain on Monday too. */
async function startKit(policies: Policies, start = "2026-12-24T10:00:00Z"): Promise<void> {
  kit = await createTestKit({ create: createHost({ policies }), start });
}
const sentAt = (contact: string) => kit.sent(contact).map(({ at }) => at);
const explainOnly = async () => {
  const { items } = await kit.tenant.enrollments.list();
  return await kit.tenant.enrollments.explain(items[0]?.id ?? "");
};

describe("public holidays", () => {
  test("close the days of each contact's own country, without any setting", async () => {
    await startKit({ holidays });
    await enrollPeople(kit, {
      people: { german: { country: "DE" }, british: { country: "GB" }, saudi: { country: "SA" } },
      delay: { days: 1 },
    });
    await kit.advance({ days: 14 });
    expect(sentAt("german@one.example")).toEqual([
      "2026-12-24T10:00:00.000Z",
      "2026-12-28T08:00:00.000Z",
    ]);
    expect(sentAt("british@one.example")[1]).toBe("2026-12-29T09:00:00.000Z");
    expect(sentAt("saudi@one.example")[1]).toBe("2026-12-25T10:00:00.000Z");
  });

  test("are not counted as send days", async () => {
    await startKit({ holidays });
    const delay = { days: 3, count: "send-days" } as const;
    await enrollPeople(kit, { people: { german: { country: "DE" } }, delay });
    await kit.advance({ days: 14 });
    // Not Friday, not the weekend: Monday, Tuesday, Wednesday.
    expect(sentAt("german@one.example")[1]).toBe("2026-12-30T10:00:00.000Z");
  });

  test("are the sender's, the host's own, or nobody's, as the schedule says", async () => {
    const second = async (rule: object | "sender" | "none") => {
      await startKit({ holidays });
      await enrollPeople(kit, {
        people: { british: { country: "GB" } },
        delay: { days: 1 },
        holidays: rule as "none",
        senderCountry: "DE",
      });
      await kit.advance({ days: 14 });
      const [, at] = sentAt("british@one.example");
      await kit.close();
      return at;
    };
    expect(await second("sender")).toBe("2026-12-28T09:00:00.000Z");
    expect(await second("none")).toBe("2026-12-25T10:00:00.000Z");
    expect(await second({ dates: ["2026-12-28"] })).toBe("2026-12-25T10:00:00.000Z");
    expect(await second({ country: "us", dates: ["2026-12-28"] })).toBe("2026-12-29T09:00:00.000Z");
    await startKit({});
  });

  test("are the reason that explain gives, with the date and the country", async () => {
    await startKit({ holidays });
    await enrollPeople(kit, { people: { german: { country: "DE" } }, approval: "manual" });
    await kit.advance({ days: 1 });
    const { items } = await kit.tenant.messages.list({ filter: { approval: "pending" } });
    await kit.tenant.messages.approve(items.map(({ id, contentHash }) => ({ id, contentHash })));
    await kit.advance({ minutes: 1 });
    const explanation = await explainOnly();
    expect(explanation).toMatchObject({
      enrollment: { state: "waiting", reason: "holiday", dueAt: "2026-12-28T08:00:00.000Z" },
      zone: { timeZone: "Europe/Berlin", source: "geography" },
      holidays: { country: "DE", source: "contact" },
      reason: "holiday",
      holiday: { date: "2026-12-25", country: "DE", known: true },
      nextAt: "2026-12-28T08:00:00.000Z",
    });
    await kit.advance({ days: 4 });
    expect(sentAt("german@one.example")).toEqual(["2026-12-28T08:00:00.000Z"]);
  });
});

describe("when nobody can tell", () => {
  test("nothing goes to that country, others go, and it goes once somebody can", async () => {
    let broken = true;
    await startKit({
      holidays: (country, date) => {
        if (country === "FR" && broken) throw new Error("The table of France is not loaded.");
        return holidays(country, date);
      },
    });
    await enrollPeople(kit, { people: { french: { country: "FR" }, german: { country: "DE" } } });
    await kit.advance({ minutes: 30 });
    expect(sentAt("german@one.example")).toHaveLength(1);
    expect(sentAt("french@one.example")).toEqual([]);
    expect(await explainOnly()).toMatchObject({
      reason: "holiday",
      holiday: { date: "2026-12-24", country: "FR", known: false },
    });
    broken = false;
    await kit.advance({ minutes: 6 });
    expect(sentAt("french@one.example")).toHaveLength(1);
  });

  test("an answer that is a promise is none: every day would be a holiday", async () => {
    const later = (async () => Promise.reject(new Error("no"))) as unknown as () => boolean;
    await startKit({ holidays: later });
    await enrollPeople(kit, { people: { german: { country: "DE" } } });
    await kit.advance({ minutes: 30 });
    expect(await explainOnly()).toMatchObject({ reason: "holiday", holiday: { known: false } });
  });
});

describe("at save", () => {
  const save = async (definition: object) => {
    const saving = enrollPeople(kit, { people: {}, definition });
    const error = await saving.then(
      () => null,
      (caught: unknown) => caught,
    );
    if (!InvalidInputError.isInstance(error)) return [];
    return error.problems.map(({ path, code }) => `${path}: ${code}`);
  };

  test("everything impossible is refused at once, senders included", async () => {
    await startKit({ holidays });
    const step = { key: "a", kind: "email", content: { subject: "Hi", body: "x" } };
    expect(
      await save({
        senders: [{ externalId: "ada" }, { externalId: "nobody" }],
        schedule: {
          monday: "09:00-09:00",
          timeZone: "Mars/Olympus",
          holidays: { of: "sender", country: "UK", dates: ["2026-02-30"] },
        },
        steps: [
          { ...step, delay: { days: 2, hours: 3, count: "send-days" } },
          { ...step, key: "b", delay: { at: "2026-06-01T09:00Z" } },
          { ...step, key: "c", delay: { at: "2026-06-01T09:00" } },
          { ...step, key: "d", delay: { at: "2026-05-01T09:00" } },
        ],
      }),
    ).toEqual([
      "schedule.monday: empty-window",
      "schedule.timeZone: unknown-time-zone",
      "schedule.holidays.country: contradictory-country",
      "schedule.holidays.country: unknown-country",
      "schedule.holidays.dates.0: invalid-date",
      "steps.0.delay.count: send-days-need-days",
      "steps.1.delay.at: invalid-local-time",
      "steps.3.delay.at: date-before-earlier-step",
      "senders.0: sender-without-country",
      "senders.1: unknown-sender",
    ]);
  });

  test("a country's holidays need somebody who knows them, and a list some date", async () => {
    await startKit({});
    const schedule = (rule: unknown) => ({ schedule: { weekdays: "09:00-17:00", holidays: rule } });
    expect(await save(schedule("contact"))).toEqual(["schedule.holidays: no-holidays-policy"]);
    expect(await save(schedule({}))).toEqual(["schedule.holidays: empty-holidays"]);
    expect(await save(schedule({ dates: ["2026-12-24"] }))).toEqual([]);
  });

  test("a launch asks for the sender's country where its holidays count", async () => {
    await startKit({ holidays });
    const { campaign } = await enrollPeople(kit, {
      people: {},
      holidays: "sender",
      senderCountry: "DE",
      launch: false,
    });
    expect(await kit.tenant.campaigns.readiness(campaign.id)).toEqual([]);
    await kit.tenant.senders.upsert([
      {
        externalId: "ada",
        channel: "recording",
        name: "Ada",
        address: "a@b.example",
        country: null,
      },
    ]);
    expect(await kit.tenant.campaigns.readiness(campaign.id)).toMatchObject([
      { code: "sender-without-country" },
    ]);
  });
});
