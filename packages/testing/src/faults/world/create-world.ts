import { createOutreach, type Outreach } from "@outreachkit/core";
import {
  durationToMilliseconds,
  type PushChannel,
  type SendMember,
  type Store,
} from "@outreachkit/core/plugin";
import { plantBug } from "../../bugs/plant-bug.ts";
import {
  type BugName,
  plantedBugs,
  type ChannelBug,
  type StoreBug,
} from "../../bugs/planted-bugs.ts";
import type { RecordedSend } from "../../channel/accepted-send.ts";
import {
  createRecordingChannel,
  type RecordingChannelOptions,
} from "../../channel/create-recording-channel.ts";
import type { FailureMode } from "../../channel/failure-mode.ts";
import { createSeededRandom } from "../../time/create-seeded-random.ts";
import { createVirtualClock, type VirtualClock } from "../../time/create-virtual-clock.ts";
import type { SimulatedDatabase } from "../database/simulated-database.ts";
import { createMonitor, type Monitor } from "../monitor/create-monitor.ts";
import type { Model } from "../monitor/model.ts";
import { observeCommits } from "../monitor/observe-commits.ts";
import { createProcess, type SimulatedProcess } from "../process/create-process.ts";
import { type FaultKind, isSleepKind, type SleepKind } from "../process/fault-kind.ts";
import type { Operation } from "../process/operation.ts";
import { wrapProcessChannel } from "../process/wrap-process-channel.ts";
import { wrapProcessClock } from "../process/wrap-process-clock.ts";
import { wrapProcessStore } from "../process/wrap-process-store.ts";
import { createSimulatedProvider, type RefusedAddresses } from "./create-simulated-provider.ts";

export interface WorldOptions {
  readonly database: SimulatedDatabase;
  readonly start: number;
  readonly seed: number;
  readonly channel: RecordingChannelOptions;
  /** Members claimed at once. Default 100. */
  readonly batchSize?: number;
  /** Of an earlier run on the same rows. */
  readonly model?: Model;
  readonly bug?: BugName | undefined;
  /** Addresses that the provider takes no mail for. */
  readonly unreachable?: ReadonlySet<string>;
  /** Addresses whose mail the provider refuses for what is in it. */
  readonly refused?: RefusedAddresses;
  /** How the provider answers by itself the call of this number, counted from 1. Null: accepts. */
  readonly refuse?: (member: SendMember, attempt: number) => FailureMode | null;
}

/** A process with the engine in it. */
export interface Actor {
  readonly process: SimulatedProcess;
  readonly outreach: Outreach;
}

/** Everything outside the engine: time, database, provider, processes, and who watches them. */
export interface World {
  readonly clock: VirtualClock;
  readonly monitor: Monitor;
  /** What the provider accepted, in order. */
  readonly accepted: readonly RecordedSend[];
  /** Every operation so far, in order. */
  readonly operations: readonly Operation[];
  /** Looks at the database itself and meets no fault. */
  readonly auditor: Outreach;
  /** The longest a claim holds, in milliseconds. */
  readonly lease: number;
  readonly limits: { readonly dailyCap: number; readonly gap: number };
  /** The host is one program, however often it is started; each worker is another. */
  start(name: string, role: "host" | "worker"): Actor;
  /** Tells once when the process falls asleep, until the function it gives is called. */
  onSleep(process: SimulatedProcess, notify: (kind: SleepKind) => void): () => void;
  /** What happens inside the next provider calls, before they are made. */
  onCall(listener: ((caller: SimulatedProcess) => Promise<void>) | undefined): void;
  /** Says what each operation meets; nobody meets anything before. */
  decide(decide: (operation: Operation) => FaultKind | null): void;
  /** Ends every process that is left. */
  end(): void;
}

const LEASE = { minutes: 5 } as const;

export function createWorld(options: WorldOptions): World {
  const { database, channel: channelOptions, bug } = options;
  const clock = createVirtualClock({ start: new Date(options.start) });
  const random = createSeededRandom(options.seed);
  const channel: PushChannel = createRecordingChannel(channelOptions);
  const { dailyCap, gap } = channel.defaults;
  const limits = { dailyCap, gap: durationToMilliseconds(gap) };
  const monitor = createMonitor({ limits, model: options.model });
  const store = observeCommits(database.store, monitor.commit);
  const provider = createSimulatedProvider({
    idempotency: channel.idempotency,
    now: clock.now,
    onAccept: monitor.accept,
    unreachable: options.unreachable,
    refused: options.refused,
  });
  const hostStore = plantInStore(store, bug);
  const operations: Operation[] = [];
  let calls = 0;
  const listeners = new Map<SimulatedProcess, (kind: SleepKind) => void>();
  /** Fell asleep before anyone listened: at its very first operation. */
  const asleep = new Map<SimulatedProcess, SleepKind>();
  const processes: SimulatedProcess[] = [];
  let decide: (operation: Operation) => FaultKind | null = () => null;
  let listener: ((caller: SimulatedProcess) => Promise<void>) | undefined;
  const keys = { suppression: "simulated" };
  return {
    clock,
    monitor,
    accepted: provider.accepted,
    operations,
    auditor: createOutreach({ store, clock, random, channels: [channel], keys }),
    lease: durationToMilliseconds(LEASE),
    limits,
    start(name, role) {
      const process = createProcess({
        name,
        meet(operation) {
          const { place } = operation;
          const numbered = { ...operation, number: operations.length + 1 };
          operations.push(numbered);
          const fault = decide(numbered);
          // A sleeper that holds the only connection would never be woken up.
          return fault && place === "transaction" && isSleepKind(fault) ? null : fault;
        },
        onSleep(sleeper, kind) {
          const notify = listeners.get(sleeper);
          listeners.delete(sleeper);
          if (notify) notify(kind);
          else asleep.set(sleeper, kind);
        },
      });
      processes.push(process);
      const wire = wrapProcessChannel(channel, {
        process,
        provider,
        clock,
        refuse: (request) => options.refuse?.(request.members[0]!, (calls += 1)) ?? null,
        async onCall(request) {
          monitor.call(request, name);
          await listener?.(process);
        },
      });
      const outreach = createOutreach({
        store: wrapProcessStore(role === "host" ? hostStore : plantInStore(store, bug), process),
        clock: wrapProcessClock(clock, process),
        random,
        keys,
        workerId: name,
        channels: [plantInChannel(wire, bug)],
        dispatch: { batchSize: options.batchSize ?? 100, leaseDuration: LEASE },
      });
      return { process, outreach };
    },
    onSleep(process, notify) {
      const kind = asleep.get(process);
      asleep.delete(process);
      if (kind === undefined) listeners.set(process, notify);
      else notify(kind);
      return () => void listeners.delete(process);
    },
    onCall: (next) => void (listener = next),
    decide: (next) => void (decide = next),
    end() {
      for (const process of processes) {
        process.kill("at the end of the run");
        process.wake();
      }
    },
  };
}

function plantInStore(store: Store, bug: BugName | undefined): Store {
  return bug !== undefined && plantedBugs[bug].where === "store"
    ? plantBug(store, bug as StoreBug)
    : store;
}

function plantInChannel(channel: PushChannel, bug: BugName | undefined): PushChannel {
  return bug !== undefined && plantedBugs[bug].where === "channel"
    ? plantBug(channel, bug as ChannelBug)
    : channel;
}
