/**
 * Every name that reaches a tracing or metrics back end, in one table. A change here breaks
 * dashboards: add, and rename only with a changeset. docs/operations/observability.md explains each.
 */
export const telemetryNames = {
  /** The instrumentation scope of all spans and metrics. */
  scope: "@outreachkit/core",
  spans: {
    look: "outreachkit.look",
    claim: "outreachkit.claim",
    send: "outreachkit.send",
    settle: "outreachkit.settle",
    recover: "outreachkit.recover",
    generate: "outreachkit.generate",
    fold: "outreachkit.fold",
  },
  metrics: {
    /** Counter: answers of providers, by channel, kind and outcome. */
    outcomes: "outreachkit.send.outcomes",
    claimDuration: "outreachkit.claim.duration",
    sendDuration: "outreachkit.send.duration",
    settleDuration: "outreachkit.settle.duration",
    lag: "outreachkit.lag",
    inFlight: "outreachkit.in_flight",
    deadLetters: "outreachkit.dead_letters",
  },
  attributes: {
    tenant: "outreachkit.tenant.id",
    channel: "outreachkit.channel",
    kind: "outreachkit.kind",
    count: "outreachkit.count",
    /** Of the counter: one of the four outcomes. */
    outcome: "outreachkit.outcome",
    sent: "outreachkit.sent",
    rejected: "outreachkit.rejected",
    deferred: "outreachkit.deferred",
    uncertain: "outreachkit.uncertain",
    /** Of the dead letters: a delivery's state. */
    state: "outreachkit.state",
    errorType: "error.type",
  },
} as const;

export type SpanName = (typeof telemetryNames.spans)[keyof typeof telemetryNames.spans];
type AttributeName = (typeof telemetryNames.attributes)[keyof typeof telemetryNames.attributes];

/** Ids, codes and counts. Never an address, a name, words or a secret. */
export type TelemetryAttributes = { readonly [Name in AttributeName]?: string | number };
