/**
 * How the provider treats one call.
 *
 * - `accept`: as it should.
 * - `hang`: accepts, and never answers. `drop`: accepts, and cuts the connection. `fail`: accepts,
 *   and answers 500. `slow`: accepts and answers after `slowness`.
 * - `lose`: cuts the connection, and accepts nothing. `defer`: 429. `refuse`: 422.
 */
export type Behavior = "accept" | "hang" | "drop" | "fail" | "slow" | "lose" | "defer" | "refuse";

/** Share of the calls with each behavior; the rest is accepted. */
export type BehaviorRates = { readonly [behavior in Exclude<Behavior, "accept">]?: number };
