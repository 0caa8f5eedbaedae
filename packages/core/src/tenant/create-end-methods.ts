import { z } from "zod";
import { type ContactEndResult, endContacts } from "../flows/people/end-contacts.ts";
import type { ContactStatus } from "../model/contact-vocabulary.ts";
import type { Reference } from "../model/reference.ts";
import { forKnown } from "./for-known.ts";
import type { OperationOptions } from "./operation-options.ts";
import { parseInput } from "./parse-input.ts";
import { requireId } from "./require-id.ts";
import type { TenantContext } from "./tenant-context.ts";
import { whyField } from "./why-field.ts";

export interface EndOptions extends OperationOptions {
  /** Only what is live in this campaign. Default: in all. */
  readonly campaignId?: string;
}

export interface GoalOptions extends EndOptions {
  /** How far the contact has come. Default `converted`. */
  readonly status?: Extract<ContactStatus, "meeting" | "converted">;
}

/** What became of one contact whose sequences were ended. */
export interface ContactEndOutcome extends ContactEndResult {
  /** Null when this tenant has no contact of that name. */
  readonly id: string | null;
}

interface EndMethods {
  disqualify(
    contacts: readonly Reference[],
    options: EndOptions,
  ): Promise<readonly ContactEndOutcome[]>;
  reachGoal(
    contacts: readonly Reference[],
    options: GoalOptions,
  ): Promise<readonly ContactEndOutcome[]>;
}

const endSchema = z.strictObject({ why: whyField, campaignId: z.string().max(200).optional() });
const goalSchema = endSchema.extend({ status: z.enum(["meeting", "converted"]).optional() });

/** Ending a contact's sequences by hand. */
export function createEndMethods(
  { engine, tenantId, actor }: TenantContext,
  {
    resolve,
  }: { readonly resolve: (names: readonly Reference[]) => Promise<readonly (string | null)[]> },
): EndMethods {
  const end = async (
    names: readonly Reference[],
    options: Pick<Parameters<typeof endContacts>[1], "why" | "reason" | "status" | "campaignId">,
  ) => {
    const { campaignId } = options;
    if (campaignId !== undefined) requireId("campaign", campaignId);
    return await forKnown<ContactEndResult>(await resolve(names), {
      unknown: { outcome: "not-found", stopped: 0, inFlight: 0 },
      run: (contactIds) => endContacts(engine, { tenantId, contactIds, actor, ...options }),
    });
  };
  return {
    async disqualify(names, options) {
      const { why, campaignId } = parseInput(endSchema, options, "The disqualification");
      return await end(names, {
        why,
        campaignId,
        reason: "disqualified",
        status: "not-interested",
      });
    },
    async reachGoal(names, options) {
      const parsed = parseInput(goalSchema, options, "The goal");
      const { why, campaignId, status = "converted" } = parsed;
      return await end(names, { why, campaignId, reason: "goal", status });
    },
  };
}
