import { metrics, SpanStatusCode, trace } from "@opentelemetry/api";
import type { SendOutcome } from "../contracts/channel.ts";
import type { Clock } from "../contracts/clock.ts";
import { createInstruments, type Instruments } from "./create-instruments.ts";
import { type SpanName, type TelemetryAttributes, telemetryNames } from "./telemetry-names.ts";

/** Adds to the span that runs what is known only at its end. */
export type NoteAttributes = (attributes: TelemetryAttributes) => void;

/** Spans and metrics through `@opentelemetry/api`. Without a registered SDK all of it does nothing. */
export interface Telemetry {
  /**
   * Runs `work` in a span of its own, a child of the active one, and records its duration where the
   * name has a histogram. An error is marked by its type alone: its text may hold a host's data.
   * Costs one span: use it per batch or provider call, never per row.
   */
  traced<Result>(
    name: SpanName,
    attributes: TelemetryAttributes,
    work: (note: NoteAttributes) => Promise<Result>,
  ): Promise<Result>;
  /** Counts a provider's answers. */
  countOutcome(options: {
    readonly outcome: SendOutcome["outcome"];
    readonly channel: string;
    readonly kind: string;
    readonly count: number;
  }): void;
  /** Gives gauges their values whenever they are collected (null: none then), until the returned function is called. */
  observe(read: () => Promise<ObservedGauges | null>): () => void;
}

export interface ObservedGauges {
  readonly lagMs: number;
  readonly inFlight: number;
  /** By state of the delivery. */
  readonly deadLetters: Readonly<Record<string, number>>;
}

export function createTelemetry(clock: Pick<Clock, "monotonic">): Telemetry {
  // The tracer finds a provider that is registered later; instruments are bound to the one they
  // were made by, so they are made anew when the host registers its own.
  const tracer = trace.getTracer(telemetryNames.scope);
  let provider: unknown;
  let instruments: Instruments | undefined;
  const current = (): Instruments => {
    const registered = metrics.getMeterProvider();
    if (!instruments || provider !== registered) {
      provider = registered;
      instruments = createInstruments(registered.getMeter(telemetryNames.scope));
    }
    return instruments;
  };
  const { attributes: names } = telemetryNames;
  return {
    traced: (name, attributes, work) =>
      tracer.startActiveSpan(name, { attributes }, async (span) => {
        const started = clock.monotonic();
        try {
          return await work((more) => span.setAttributes(more));
        } catch (error) {
          span.setAttribute(names.errorType, error instanceof Error ? error.name : typeof error);
          span.setStatus({ code: SpanStatusCode.ERROR });
          throw error;
        } finally {
          span.end();
          const channel = attributes[names.channel];
          current()
            .durations.get(name)
            ?.record(
              (clock.monotonic() - started) / 1_000,
              channel ? { [names.channel]: channel } : {},
            );
        }
      }),
    countOutcome: ({ outcome, channel, kind, count }) =>
      current().outcomes.add(count, {
        [names.outcome]: outcome,
        [names.channel]: channel,
        [names.kind]: kind,
      }),
    observe: (read) => current().observe(read),
  };
}
