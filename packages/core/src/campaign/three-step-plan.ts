import type { MessageStep } from "../model/campaign-definition.ts";
import type { ContentTemplate } from "../model/message-content.ts";

export interface ThreeStepPlanOptions {
  /** Positions and intrigues; it needs a subject. Day 0. */
  readonly hook: ContentTemplate;
  /** Differentiates without pitching. Day 3; without a subject it answers the hook. */
  readonly proof: ContentTemplate;
  /** True scarcity only. Day 7; without a subject it answers the proof. */
  readonly urgency: ContentTemplate;
  /** Default `email`. */
  readonly kind?: string;
}

/**
 * The default plan: a hook on day 0, a proof on day 3 and urgency on day 7, each delay counted from
 * when the step before was really sent. Plain steps, to be used as they are or changed.
 */
export function threeStepPlan(options: ThreeStepPlanOptions): readonly MessageStep[] {
  const { kind = "email" } = options;
  return [
    { key: "hook", kind, label: "Hook", content: options.hook },
    { key: "proof", kind, label: "Proof", delay: { days: 3 }, content: options.proof },
    { key: "urgency", kind, label: "Urgency", delay: { days: 4 }, content: options.urgency },
  ];
}
