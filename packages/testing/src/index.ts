export { bugNames } from "./bugs/bug-names.ts";
export { plantBug } from "./bugs/plant-bug.ts";
export {
  type BugName,
  type ChannelBug,
  type PlantedBug,
  plantedBugs,
  type StoreBug,
} from "./bugs/planted-bugs.ts";
export type { AcceptedSend, RecordedSend } from "./channel/accepted-send.ts";
export { addFaults, type FaultScript } from "./channel/add-faults.ts";
export {
  createRecordingChannel,
  type RecordingChannelOptions,
} from "./channel/create-recording-channel.ts";
export type { FailureMode, InterruptionMode } from "./channel/failure-mode.ts";
export type { FaultOptions } from "./channel/fault-options.ts";
export { hashSentContent } from "./channel/hash-sent-content.ts";
export {
  recordChannel,
  type RecordedCall,
  type RecordingChannel,
  type RecordOptions,
} from "./channel/record-channel.ts";
export { type CrashableStore, createCrashableStore } from "./crash/create-crashable-store.ts";
export type { CrashPoint } from "./crash/create-mortality.ts";
export { WorkerCrash } from "./crash/worker-crash.ts";
export { createInbox, type PlannedSignal } from "./inbox/create-inbox.ts";
export {
  createScriptedInbox,
  type ScriptedInbox,
  type ScriptEntry,
} from "./inbox/create-scripted-inbox.ts";
export { createTableKeeper, type KeptTable } from "./faults/database/create-table-keeper.ts";
export {
  type CreateDatabase,
  EMPTY,
  type RunStatements,
  type SimulatedDatabase,
} from "./faults/database/simulated-database.ts";
export type { PlannedFault } from "./faults/exhaustive/play-scenario.ts";
export {
  type ExhaustiveOptions,
  runExhaustive,
  scenarioNames,
} from "./faults/exhaustive/run-exhaustive.ts";
export type { FaultKind } from "./faults/process/fault-kind.ts";
export type { SimulationReport } from "./faults/report/create-report-builder.ts";
export type { FailedRun } from "./faults/report/failed-run.ts";
export { findBug, type FoundBug } from "./faults/swarm/find-bug.ts";
export type { SwarmRun } from "./faults/swarm/play-seed.ts";
export { runSwarm, type SwarmRunOptions } from "./faults/swarm/run-swarm.ts";
export { seedRange } from "./faults/swarm/seed-range.ts";
export type { SwarmOptions } from "./faults/swarm/swarm-options.ts";
export type { Inbox } from "./inbox/inbox.ts";
export type { ScriptedSignal } from "./inbox/scripted-signal.ts";
export { checkInvariants, type InvariantOptions } from "./invariants/check-invariants.ts";
export { checkTenancy } from "./invariants/check-tenancy.ts";
export type { SenderLimits } from "./invariants/sender-limits.ts";
export type { Violation } from "./invariants/violation.ts";
export type { ContactMatcher } from "./kit/contact-matcher.ts";
export { createTestKit, type TestKitOptions } from "./kit/create-test-kit.ts";
export type { KitRunOptions, KitScriptEntry, TestKit, WorkerCrashPoint } from "./kit/test-kit.ts";
export { foldEvents } from "./log/fold-events.ts";
export type {
  FoldedCampaign,
  FoldedDecision,
  FoldedDelivery,
  FoldedEnrollment,
  FoldedMessage,
  FoldedState,
  FoldProblem,
} from "./log/folded-state.ts";
export { hashEventLog } from "./log/hash-event-log.ts";
export { simulate } from "./simulation/simulate.ts";
export type {
  FaultRates,
  ResponseRates,
  SimulationOptions,
} from "./simulation/simulation-options.ts";
export type { SimulationResult } from "./simulation/simulation-result.ts";
export { createSeededRandom } from "./time/create-seeded-random.ts";
export { createVirtualClock, type VirtualClock } from "./time/create-virtual-clock.ts";
export { runUntil, type RunOptions, type RunSummary } from "./time/run-until.ts";
