import type { Outreach, Random, Signal } from "@outreachkit/core";
import type { RecordedSend } from "../../channel/accepted-send.ts";
import type { Inbox } from "../../inbox/inbox.ts";
import type { World } from "../world/create-world.ts";
import { createDice } from "./create-dice.ts";
import type { SwarmOptions } from "./swarm-options.ts";

interface Mail {
  readonly at: number;
  readonly tenant: string;
  readonly signal: Signal;
  /** About nothing that this tenant knows: it must match nothing. */
  readonly stray: boolean;
}

const HOUR = 3_600_000;

/**
 * What comes back in a swarm: some of the accepted messages are answered, each answer is told several
 * times and in any order, and some of it is told to the wrong tenant or is about nothing.
 */
export function createSwarmInbox(
  world: World,
  options: SwarmOptions & {
    readonly random: Random;
    /** The host's key of a tenant by our id. */
    readonly keyOf: (tenantId: string) => string;
    readonly keys: readonly string[];
    readonly call: (name: string, work: (outreach: Outreach) => Promise<unknown>) => Promise<void>;
  },
): Inbox {
  const { keys, keyOf, copies, lateHours } = options;
  const { pick, between, chance } = createDice(options.random);
  const applied = new Set<string>();
  let mails: Mail[] = [];
  let seen = 0;
  const answer = ({ tenantId, deliveryId, to, envelope, at }: RecordedSend): void => {
    if (!chance(options.responses)) return;
    const tenant = keyOf(tenantId);
    const first = Date.parse(at) + between(1, 6 * HOUR);
    const { messageId } = envelope;
    const about = {
      address: to,
      at: new Date(first),
      ...(messageId !== undefined && { messageIds: [messageId] }),
    };
    const signals = drawSignals(`${deliveryId}`, about, { pick, chance });
    for (const signal of signals) {
      for (let copy = between(1, copies); copy > 0; copy -= 1) {
        const delay = copy === 1 ? 0 : between(0, lateHours * HOUR);
        mails.push({ at: first + delay, tenant, signal, stray: false });
      }
    }
    for (let count = options.strays; count > 0; count -= 1) mails.push(drawStray(messageId, first));
  };
  const drawStray = (messageId: string | undefined, at: number): Mail => {
    const known = messageId !== undefined && keys.length > 1 && chance(0.5);
    const tenant = known
      ? pick(keys.filter((key) => !messageId.includes(`${key}.example`)))
      : pick(keys);
    const messageIds = [known ? messageId : `<nothing-${between(0, 9)}@nowhere.example>`];
    const externalId = `stray-${between(0, 1_000_000)}`;
    const signal = { type: "reply", externalId, messageIds } as const;
    return { at, tenant, signal, stray: true };
  };
  const look = () => {
    for (; seen < world.accepted.length; seen += 1) {
      const send = world.accepted[seen];
      if (send) answer(send);
    }
  };
  return {
    async nextAt() {
      look();
      return mails.length === 0 ? null : Math.min(...mails.map(({ at }) => at));
    },
    async deliver(now) {
      look();
      const due = mails.filter(({ at }) => at <= now);
      mails = mails.filter(({ at }) => at > now);
      for (const { tenant, signal, stray } of due) {
        await options.call("signal", async (outreach) => {
          const [outcome] = await outreach.tenant(tenant).signals.record([signal]);
          if (outcome?.outcome !== "applied") return;
          const name = `${tenant}/${signal.externalId}`;
          const report = (invariant: number, message: string) =>
            world.monitor.report({ invariant, message, ids: [name] });
          if (stray) report(7, "A signal about nothing of this tenant was applied.");
          if (applied.has(name)) report(13, "One signal was applied twice.");
          applied.add(name);
        });
      }
      return due.length;
    },
  };
}

/** One thing that happened, or a bounce and a complaint that are told in either order. */
function drawSignals(
  name: string,
  about: Pick<Signal, "address" | "at" | "messageIds">,
  { pick, chance }: Pick<ReturnType<typeof createDice>, "pick" | "chance">,
): readonly Signal[] {
  const bounce = {
    ...about,
    type: "bounce",
    externalId: `bounce-${name}`,
    severity: "hard",
  } as const;
  const complaint = { ...about, type: "complaint", externalId: `complaint-${name}` } as const;
  const externalId = `signal-${name}`;
  return pick<readonly Signal[]>([
    [{ ...about, type: "reply", externalId, ...(chance(0.5) && { intent: "interested" }) }],
    [{ ...about, type: "out-of-office", externalId }],
    [{ ...about, type: "automatic-reply", externalId }],
    [{ ...about, type: "unsubscribe", externalId }],
    [{ ...bounce, severity: "soft" }],
    [bounce],
    [complaint],
    [bounce, complaint],
    [complaint, bounce],
  ]);
}
