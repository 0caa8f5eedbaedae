import type { BatchObservableCallback, Counter, Histogram, Meter } from "@opentelemetry/api";
import type { ObservedGauges } from "./create-telemetry.ts";
import { type SpanName, telemetryNames } from "./telemetry-names.ts";

export interface Instruments {
  readonly outcomes: Counter;
  /** Seconds, by the span that is measured. */
  readonly durations: ReadonlyMap<SpanName, Histogram>;
  observe(read: () => Promise<ObservedGauges | null>): () => void;
}

export function createInstruments(meter: Meter): Instruments {
  const { metrics: names, spans, attributes } = telemetryNames;
  const duration = (name: string, description: string) =>
    meter.createHistogram(name, { unit: "s", description });
  const lag = meter.createObservableGauge(names.lag, {
    unit: "s",
    description: "How long the oldest ready work has waited.",
  });
  const inFlight = meter.createObservableGauge(names.inFlight, {
    unit: "{delivery}",
    description: "Deliveries claimed and not settled, by all workers, counted up to 1,000.",
  });
  const deadLetters = meter.createObservableGauge(names.deadLetters, {
    unit: "{delivery}",
    description: "Deliveries failed, unknown or in need of review, counted up to 1,000 each.",
  });
  const gauges = [lag, inFlight, deadLetters];
  return {
    outcomes: meter.createCounter(names.outcomes, {
      unit: "{message}",
      description: "Messages given to a provider, by what it answered.",
    }),
    durations: new Map([
      [spans.claim, duration(names.claimDuration, "One look and one claim.")],
      [spans.send, duration(names.sendDuration, "One provider call.")],
      [spans.settle, duration(names.settleDuration, "Recording the answers of one batch.")],
    ]),
    observe(read) {
      const callback: BatchObservableCallback = async (result) => {
        const values = await read().catch(() => null);
        if (!values) return;
        result.observe(lag, values.lagMs / 1_000);
        result.observe(inFlight, values.inFlight);
        for (const [state, count] of Object.entries(values.deadLetters))
          result.observe(deadLetters, count, { [attributes.state]: state });
      };
      meter.addBatchObservableCallback(callback, gauges);
      return () => meter.removeBatchObservableCallback(callback, gauges);
    },
  };
}
