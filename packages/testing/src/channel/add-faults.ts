import type { PushChannel, SendMember, SendOutcome, SendRequest } from "@outreachkit/core/plugin";
import { type FailureMode, type InterruptionMode, interruptions } from "./failure-mode.ts";
import type { FaultOptions } from "./fault-options.ts";
import { interruptCall } from "./interrupt-call.ts";
import { refusalOf } from "./refusal-of.ts";

/** Makes the calls of a channel fail by script. */
export interface FaultScript {
  /** The next call fails; several in a row are met in the order they were given. */
  failNext(mode: FailureMode): void;
  /** Every call for which it holds fails, until the function it gives is called. */
  failWhen(
    predicate: (member: SendMember, request: SendRequest) => boolean,
    mode: FailureMode,
  ): () => void;
}

interface Rule {
  readonly mode: FailureMode;
  readonly matches: (member: SendMember, request: SendRequest) => boolean;
  readonly once: boolean;
}

/** Keeps a channel and its real I/O, and lets a test make calls fail before or after their effect. */
export function addFaults<Sending extends PushChannel>(
  channel: Sending,
  options: FaultOptions = {},
): Sending & FaultScript {
  const rules: Rule[] = [];
  const remove = (rule: Rule) => {
    const index = rules.indexOf(rule);
    if (index >= 0) rules.splice(index, 1);
  };
  return {
    ...channel,
    failNext: (mode) => void rules.push({ mode, matches: () => true, once: true }),
    failWhen(matches, mode) {
      const rule = { mode, matches, once: false };
      rules.push(rule);
      return () => remove(rule);
    },
    async send(request, call) {
      const hit = findHit(rules, request);
      if (!hit) return await channel.send(request, call);
      if (hit.rule.once) remove(hit.rule);
      const { mode } = hit.rule;
      if (isInterruption(mode)) {
        return await interruptCall({ channel, request, call, mode, ...options });
      }
      const going = request.members.filter((member) => !hit.members.includes(member));
      return await refuseOthers({ channel, request, call, going, refusal: refusalOf(mode) });
    },
  };
}

/** The first rule that is about any member, and whom it is about. Each is asked once. */
function findHit(rules: readonly Rule[], request: SendRequest) {
  for (const rule of rules) {
    const members = request.members.filter((member) => rule.matches(member, request));
    if (members.length > 0) return { rule, members };
  }
  return undefined;
}

/** The members that the rule is not about are sent in a call of their own. */
async function refuseOthers(options: {
  readonly channel: PushChannel;
  readonly request: SendRequest;
  readonly call: { readonly signal: AbortSignal };
  readonly going: readonly SendMember[];
  readonly refusal: SendOutcome;
}): Promise<readonly SendOutcome[]> {
  const { channel, request, call, going, refusal } = options;
  const answers = going.length > 0 ? await channel.send({ ...request, members: going }, call) : [];
  return request.members.map((member) => answers[going.indexOf(member)] ?? refusal);
}

function isInterruption(mode: FailureMode): mode is InterruptionMode {
  return typeof mode === "string" && Object.hasOwn(interruptions, mode);
}
