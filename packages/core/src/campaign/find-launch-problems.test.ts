import { describe, expect, test } from "vitest";
import type { CampaignDefinition } from "../model/campaign-definition.ts";
import { findLaunchProblems } from "./find-launch-problems.ts";

type Options = Parameters<typeof findLaunchProblems>[0];

const definition: CampaignDefinition = {
  key: "winback",
  senders: [{ externalId: "ada" }],
  schedule: { weekdays: "09:00-17:00" },
  steps: [
    { key: "hook", kind: "email", content: { subject: "Hi", body: "x" } },
    { key: "text", kind: "sms", content: { body: "x" } },
  ],
};
const settings = { timeZone: "Europe/Berlin", postalAddress: "Acme, 1 Main St, 10115 Berlin" };
const channels = new Map([
  ["file", ["email", "sms"]],
  ["smtp", ["email"]],
]);
const find = (part: Partial<Options> = {}) =>
  findLaunchProblems({
    definition,
    settings,
    senders: [{ name: "Ada", channel: "file", country: "DE" }],
    channels,
    ...part,
  });

describe("findLaunchProblems", () => {
  test("finds nothing missing with a sender, a zone and a postal address", () => {
    expect(find()).toEqual([]);
  });

  test("refuses a launch without a sender, and says how to add one", () => {
    expect(find({ senders: [] })).toEqual([
      {
        path: "senders",
        code: "no-sender",
        message: 'It has no sender; add one with senders.upsert and name it in "senders".',
      },
    ]);
  });

  test("refuses a launch without any zone, and says where to set one", () => {
    const { postalAddress } = settings;
    expect(find({ settings: { postalAddress } })).toEqual([
      {
        path: "schedule.timeZone",
        code: "no-time-zone",
        message:
          'Contacts without a zone of their own have none at all; set schedule.timeZone, or settings.update({ timeZone: "Europe/Berlin" }).',
      },
    ]);
    const schedule = { ...definition.schedule, timeZone: "Asia/Tokyo" };
    expect(find({ settings: { postalAddress }, definition: { ...definition, schedule } })).toEqual(
      [],
    );
  });

  test.each([undefined, "", "  \n"])("refuses a launch with the postal address %j", (address) => {
    const { timeZone } = settings;
    const problems = find({
      settings: { timeZone, ...(address !== undefined && { postalAddress: address }) },
    });
    expect(problems).toEqual([
      {
        path: "settings.postalAddress",
        code: "no-postal-address",
        message:
          "The tenant has no postal address, which every commercial e-mail must carry; call settings.update({ postalAddress }).",
      },
    ]);
  });

  test("refuses a sender whose channel this process does not have", () => {
    expect(find({ senders: [{ name: "Ada", channel: "resend", country: "DE" }] })).toEqual([
      {
        path: "senders",
        code: "unknown-channel",
        message:
          'The sender "Ada" uses the channel "resend", which is not configured; add it to createOutreach.',
      },
    ]);
  });

  test("names each step that no sender can carry", () => {
    expect(find({ senders: [{ name: "Bob", channel: "smtp", country: "DE" }] })).toEqual([
      {
        path: "senders",
        code: "kind-not-carried",
        message:
          'The step "text" is of kind "sms", which no sender of the campaign carries; add one whose channel does.',
      },
    ]);
  });

  test("lists all that is missing at once", () => {
    const senders = [
      { name: "Ada", channel: "resend", country: "DE" },
      { name: "Bob", channel: "smtp", country: "DE" },
    ];
    const codes = find({ senders, settings: {} }).map(({ code }) => code);
    expect(codes).toEqual([
      "unknown-channel",
      "kind-not-carried",
      "no-time-zone",
      "no-postal-address",
    ]);
    expect(find({ senders: [], settings: {} })).toHaveLength(3);
  });

  describe("where steps have forms of several kinds", () => {
    const content = { body: "x" };
    const sms = { kind: "sms", content };
    const email = { kind: "email", content: { ...content, subject: "Hi" } };
    const without = (steps: CampaignDefinition["steps"], mix?: { [kind: string]: number }) =>
      find({
        definition: { ...definition, steps, ...(mix && { allocation: { mix } }) },
        senders: [{ name: "Ada", channel: "smtp", country: null }],
      }).map(({ code, message }) => `${code}: ${message.slice(0, 34)}`);

    test("asks for no sender of a kind that another one stands in for", () => {
      expect(without([{ ...sms, key: "hook", fallback: [email] }])).toEqual([]);
      expect(without([{ ...email, key: "hook", fallback: [sms] }])).toEqual([]);
      expect(without([{ ...sms, key: "hook" }])).toHaveLength(1);
    });

    test("asks for a sender of each kind of a mix: its share would go to the others", () => {
      const steps = [{ ...email, key: "hook", mix: [{ ...sms, fallback: [email] }] }];
      expect(without(steps, { email: 50, sms: 50 })).toEqual([
        'kind-not-carried: The step "hook" is of kind "sms", ',
      ]);
    });
  });
});
