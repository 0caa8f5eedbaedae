import type { PushChannel, SendOutcome, SendRequest } from "../../contracts/channel.ts";
import { type TelemetryAttributes, telemetryNames } from "../../telemetry/telemetry-names.ts";
import type { Engine } from "../engine.ts";

const { attributes } = telemetryNames;

/** Counts one call's answers and gives them as attributes of its span. */
export function countOutcomes(
  engine: Engine,
  call: {
    readonly channel: PushChannel;
    readonly request: SendRequest;
    readonly outcomes: readonly SendOutcome[];
  },
): TelemetryAttributes {
  const counts: Partial<Record<SendOutcome["outcome"], number>> = {};
  for (const { outcome } of call.outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  // One request is of one kind: that is how members are grouped.
  const kind = call.request.members[0]?.kind ?? "";
  for (const outcome of ["sent", "rejected", "deferred", "uncertain"] as const) {
    const count = counts[outcome] ?? 0;
    if (count > 0)
      engine.telemetry.countOutcome({ outcome, channel: call.channel.name, kind, count });
  }
  return Object.fromEntries(
    Object.entries(counts).map(([outcome, count]) => [
      attributes[outcome as SendOutcome["outcome"]],
      count,
    ]),
  );
}
