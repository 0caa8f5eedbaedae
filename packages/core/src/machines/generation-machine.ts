import { defineMachine, type StateOf } from "./define-machine.ts";

/**
 * The writing of one message, by a template or a model.
 *
 * - `requested`: nobody writes it yet.
 * - `generating`: a generator has it, under a lease.
 * - `generated`: content and content hash are stored.
 * - `failed`: for good, unless someone asks again.
 */
export const generationMachine = defineMachine({
  name: "generation",
  initial: "requested",
  table: {
    requested: { start: "generating", succeed: "generated", fail: "failed" },
    generating: { succeed: "generated", fail: "failed", release: "requested" },
    generated: { request: "requested" },
    failed: { request: "requested" },
  },
});

export type GenerationState = StateOf<typeof generationMachine.table>;
