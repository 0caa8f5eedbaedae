import { context, metrics, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { telemetryNames } from "@outreachkit/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createWorkerRig, type WorkerRig } from "./test-support/create-worker-rig.ts";
import { settleDown } from "./test-support/settle-down.ts";
import { until } from "./test-support/until.ts";

const { spans: names, metrics: metricNames } = telemetryNames;
const spanExporter = new InMemorySpanExporter();
let metricExporter: InMemoryMetricExporter;
let reader: PeriodicExportingMetricReader;
let rig: WorkerRig;
let running: Promise<void> | undefined;

beforeEach(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(
    new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spanExporter)] }),
  );
  metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  // Read by hand: its timer never comes.
  reader = new PeriodicExportingMetricReader({
    exporter: metricExporter,
    exportIntervalMillis: 86_400_000,
  });
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
});

afterEach(async () => {
  rig.stop();
  await running;
  running = undefined;
  await rig.close();
  spanExporter.reset();
  await reader.shutdown();
  trace.disable();
  metrics.disable();
  context.disable();
});

const spansOf = (name: string): readonly ReadableSpan[] =>
  spanExporter.getFinishedSpans().filter((span) => span.name === name);

const collect = async () => {
  metricExporter.reset();
  await reader.forceFlush();
  const points = metricExporter
    .getMetrics()
    .flatMap(({ scopeMetrics }) => scopeMetrics)
    .filter(({ scope }) => scope.name === telemetryNames.scope)
    .flatMap((scoped) => scoped.metrics);
  return new Map(points.map(({ descriptor, dataPoints }) => [descriptor.name, dataPoints]));
};

test("a span per provider call tells channel, kind, tenant and what came of it", async () => {
  rig = await createWorkerRig({ launch: { contacts: 3 } });
  rig.answer = (call) =>
    call === 0 ? { outcome: "rejected", code: "no-such-mailbox" } : { outcome: "sent" };
  running = rig.start();
  await until("all are called", () => rig.calls.length === 3);
  await settleDown();
  const sends = spansOf(names.send);
  expect(sends).toHaveLength(3);
  const base = {
    "outreachkit.tenant.id": rig.calls[0]?.request.tenantId,
    "outreachkit.channel": "worker",
    "outreachkit.kind": "email",
    "outreachkit.count": 1,
  };
  expect(sends.map(({ attributes }) => attributes)).toEqual([
    { ...base, "outreachkit.rejected": 1 },
    { ...base, "outreachkit.sent": 1 },
    { ...base, "outreachkit.sent": 1 },
  ]);
  expect(spansOf(names.fold).length).toBeGreaterThan(0);
});

test("writing and recovery have spans of their own, and a failing one is marked by its type alone", async () => {
  rig = await createWorkerRig({
    launch: { contacts: 1, write: false },
    outreach: {
      policies: {
        approval: () => {
          if (rig.calls.length === 0 && broken) throw new RangeError("ada@canary.example");
          return "approve";
        },
      },
    },
  });
  let broken = true;
  rig.answer = (call) =>
    call === 0 ? { outcome: "uncertain", code: "maybe" } : { outcome: "sent" };
  running = rig.start();
  await until("writing failed", () => rig.events().includes("loop-failed"));
  broken = false;
  rig.pass(1_000);
  await until("it is called", () => rig.calls.length === 1);
  await settleDown();
  rig.pass(120_000);
  await until("it is sent", async () => (await rig.states()).includes("sent"));
  await settleDown();
  const [failed, written] = spansOf(names.generate);
  expect(failed?.attributes["error.type"]).toBe("RangeError");
  expect(failed?.status).toEqual({ code: 2 });
  expect(failed?.events).toEqual([]);
  expect(written?.attributes["outreachkit.count"]).toBe(1);
  const recoveries = spansOf(names.recover);
  expect(recoveries.map(({ attributes }) => attributes["outreachkit.count"])).toContain(1);
  // The repeated call is a child of its recovery.
  const repeat = spansOf(names.send)[1];
  const parent = recoveries.find(
    (span) => span.spanContext().spanId === repeat?.parentSpanContext?.spanId,
  );
  expect(parent).toBeDefined();
});

test("logs carry the ids of the span they were written in", async () => {
  rig = await createWorkerRig({ launch: { contacts: 1 } });
  rig.answer = () => {
    throw new Error("a channel that throws");
  };
  running = rig.start();
  await until("it was logged", () => rig.events().includes("channel-threw"));
  const log = rig.logs.find(({ fields }) => fields.event === "channel-threw");
  await settleDown();
  const [span] = spansOf(names.send);
  expect(log?.fields).toMatchObject({
    traceId: span?.spanContext().traceId,
    spanId: span?.spanContext().spanId,
    tenantId: rig.calls[0]?.request.tenantId,
  });
});

test("answers are counted, calls are timed, and gauges show the backlog while a worker runs", async () => {
  rig = await createWorkerRig({ launch: { contacts: 4 } });
  const answers = [
    { outcome: "sent" },
    { outcome: "rejected", code: "refused" },
    { outcome: "deferred", code: "busy" },
    { outcome: "uncertain", code: "maybe" },
  ] as const;
  rig.answer = (call) => answers[call] ?? { outcome: "sent" };
  running = rig.start();
  await until("all are called", () => rig.calls.length === 4);
  await settleDown();
  const collected = await collect();
  const outcomes = collected.get(metricNames.outcomes) ?? [];
  expect(
    outcomes.map(({ attributes, value }) => [attributes["outreachkit.outcome"], value]),
  ).toEqual([
    ["sent", 1],
    ["rejected", 1],
    ["deferred", 1],
    ["uncertain", 1],
  ]);
  expect(collected.get(metricNames.sendDuration)).toMatchObject([
    { attributes: { "outreachkit.channel": "worker" }, value: { count: 4, sum: 0 } },
  ]);
  expect(collected.get(metricNames.lag)).toMatchObject([{ value: 0 }]);
  expect(collected.get(metricNames.inFlight)).toMatchObject([{ value: 0 }]);
  const dead = collected.get(metricNames.deadLetters) ?? [];
  expect(dead.map(({ attributes, value }) => [attributes["outreachkit.state"], value])).toEqual([
    ["failed", 1],
    ["unknown", 1],
    ["needs-review", 0],
  ]);
  rig.stop();
  await running;
  // Nobody asks the database for a worker that has ended.
  rig.store.away = true;
  await collect();
  expect(rig.store.refused).toBe(0);
});

test("S32, S33: spans, metrics, logs and health hold no address, name, word or secret", async () => {
  rig = await createWorkerRig({ launch: { contacts: 3 } });
  rig.answer = (call) => {
    if (call === 0) throw new Error("550 person-0@canary.example re_CANARY");
    if (call === 1) return { outcome: "deferred", code: "busy" };
    return { outcome: "sent" };
  };
  running = rig.start();
  await until("all are called", () => rig.calls.length === 3);
  await settleDown();
  rig.store.away = true;
  rig.pass(600_000);
  await settleDown();
  const health = await rig.worker.health();
  rig.store.away = false;
  rig.store.fail = () => new TypeError("sk-CANARY person-1@canary.example");
  rig.pass(60_000);
  await settleDown();
  rig.store.fail = undefined;
  const spans = spanExporter
    .getFinishedSpans()
    .map(({ name, attributes, events, status }) => ({ name, attributes, events, status }));
  const everything = JSON.stringify([
    spans,
    [...(await collect())],
    rig.logs,
    health,
    await rig.worker.health(),
  ]);
  expect(spans.length).toBeGreaterThan(3);
  expect(rig.logs.length).toBeGreaterThan(3);
  expect(everything).not.toMatch(/canary|acme/i);
});

test("without an SDK nothing is kept and nothing breaks", async () => {
  trace.disable();
  metrics.disable();
  context.disable();
  rig = await createWorkerRig({ launch: { contacts: 2 } });
  running = rig.start();
  await until("all are sent", () => rig.calls.length === 2);
  expect(spanExporter.getFinishedSpans()).toEqual([]);
});

test("a batch has a span for its look, its claim and its settlement, whatever its size", async () => {
  rig = await createWorkerRig({ launch: { contacts: 30 } });
  running = rig.start();
  await until("all were called", () => rig.calls.length === 30);
  await settleDown();
  const of = (name: string) => spanExporter.getFinishedSpans().filter((span) => span.name === name);
  const counts = (name: string) =>
    of(name).map(({ attributes }) => Number(attributes[telemetryNames.attributes.count] ?? 0));
  expect(of(names.look).length).toBeGreaterThan(0);
  expect(Math.max(...counts(names.claim))).toBe(30);
  expect(counts(names.settle)).toEqual([30]);
});
