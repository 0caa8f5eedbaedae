import type { Random } from "@outreachkit/core";
import type { PlannedSignal } from "@outreachkit/testing";
import type { AcceptedMail } from "./accepted-mail.ts";
import { createRoleDealer } from "./create-role-dealer.ts";
import type { Role } from "./role.ts";

export interface Answer {
  /** When it arrives, in milliseconds. */
  readonly at: number;
  readonly role: Role;
}

export interface People {
  /** What comes back because of this mail. */
  readonly react: (mail: AcceptedMail) => readonly PlannedSignal[];
  /** Everything that came back or is on its way, for the progress. */
  readonly answers: readonly Answer[];
}

interface Plan {
  readonly role: Role;
  /** The mail that brings it, from 1. */
  readonly afterMail: number;
  readonly delay: number;
  readonly absence: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The people behind the addresses. What they do is settled by the seed when they get the first mail. */
export function createPeople(options: {
  readonly random: Random;
  readonly people: number;
}): People {
  const { random } = options;
  const deal = createRoleDealer(options);
  const plans = new Map<string, Plan>();
  const counts = new Map<string, number>();
  const answers: Answer[] = [];
  return {
    answers,
    react(mail) {
      const address = mail.to.toLowerCase();
      const plan = plans.get(address) ?? makePlan(deal(), random);
      plans.set(address, plan);
      const count = (counts.get(address) ?? 0) + 1;
      counts.set(address, count);
      const signal = count === plan.afterMail ? toScripted(plan) : null;
      if (!signal) return [];
      const at = Date.parse(mail.at) + plan.delay;
      answers.push({ at, role: plan.role });
      return [{ at, signal }];
    },
  };
}

function makePlan(role: Role, random: Random): Plan {
  const between = (from: number, to: number) => Math.round(from + random() * (to - from));
  // Always the same number of draws, so that one role does not move the chances of the next.
  const mail = between(1, 2);
  const hours = between(1 * HOUR, 30 * HOUR);
  const absence = between(4, 26) * 24 * HOUR;
  switch (role) {
    case "bounce":
    case "out-of-office":
      return { role, afterMail: 1, delay: Math.round(hours / 60), absence };
    case "complaint":
    case "unsubscribe":
      return { role, afterMail: 2, delay: hours, absence };
    case "interested":
    case "not-interested":
    case "question":
    case "silent":
      return { role, afterMail: mail, delay: hours, absence };
  }
}

function toScripted({ role, absence }: Plan): PlannedSignal["signal"] | null {
  switch (role) {
    case "bounce":
      return { type: "bounce", severity: "hard" };
    case "complaint":
      return { type: "complaint" };
    case "unsubscribe":
      return { type: "unsubscribe" };
    case "out-of-office":
      return { type: "out-of-office", returnsAfter: { hours: absence / HOUR } };
    case "interested":
    case "not-interested":
    case "question":
      return { type: "reply", intent: role };
    case "silent":
      return null;
  }
}
