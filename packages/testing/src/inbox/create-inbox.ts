import type { Tenant } from "@outreachkit/core";
import type { AcceptedSend, RecordedSend } from "../channel/accepted-send.ts";
import type { Inbox } from "./inbox.ts";
import type { ScriptedSignal } from "./scripted-signal.ts";
import { toSignal } from "./to-signal.ts";

/** Something that comes back because a message went out. */
export interface PlannedSignal {
  /** When it arrives. */
  readonly at: number;
  readonly signal: ScriptedSignal;
}

interface Mail extends PlannedSignal {
  readonly send: AcceptedSend & Partial<Pick<RecordedSend, "envelope">>;
  readonly number: number;
}

/**
 * An inbox that fills by itself: each accepted message is shown to `react` once, in the order of the
 * provider's log, and what it gives arrives at its time.
 */
export function createInbox<Send extends AcceptedSend>(options: {
  readonly tenant: Tenant;
  /** The provider's log, read again each time. */
  readonly accepted: () => readonly Send[];
  readonly react: (send: Send) => Promise<readonly PlannedSignal[]> | readonly PlannedSignal[];
  /** What the external ids of its signals start with. Default `inbox`. */
  readonly name?: string;
}): Inbox {
  const { tenant, name = "inbox" } = options;
  let mails: Mail[] = [];
  let seen = 0;
  let count = 0;
  const look = async () => {
    const accepted = options.accepted();
    for (; seen < accepted.length; seen += 1) {
      const send = accepted[seen];
      if (!send) continue;
      for (const planned of await options.react(send)) {
        count += 1;
        mails.push({ ...planned, send, number: count });
      }
    }
  };
  return {
    async nextAt() {
      await look();
      return mails.length === 0 ? null : Math.min(...mails.map(({ at }) => at));
    },
    async deliver(now) {
      await look();
      const due = mails
        .filter(({ at }) => at <= now)
        .toSorted((one, other) => one.at - other.at || one.number - other.number);
      if (due.length === 0) return 0;
      mails = mails.filter(({ at }) => at > now);
      await tenant.signals.record(
        due.map(({ at, signal, send, number }) => {
          const messageId = send.envelope?.messageId;
          return toSignal(signal, {
            externalId: `${name}-${number}`,
            at,
            address: send.to,
            ...(messageId !== undefined && { messageIds: [messageId] }),
          });
        }),
      );
      return due.length;
    },
  };
}
