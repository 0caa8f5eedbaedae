import type { NoteAttributes } from "../telemetry/create-telemetry.ts";
import type { SpanName, TelemetryAttributes } from "../telemetry/telemetry-names.ts";
import type { Engine } from "./engine.ts";

/** Runs `work` in a span. See `Telemetry.traced`: per batch or provider call, never per row. */
export function traced<Result>(
  engine: Engine,
  name: SpanName,
  attributes: TelemetryAttributes,
  work: (note: NoteAttributes) => Promise<Result>,
): Promise<Result> {
  return engine.telemetry.traced(name, attributes, work);
}
