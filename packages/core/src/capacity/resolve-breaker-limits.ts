import {
  type BounceLimits,
  type BreakerLimits,
  type ComplaintLimits,
  defaultBounceLimits,
  defaultCloseAfter,
  defaultComplaintLimits,
  defaultOpenFor,
} from "../model/breaker-limits.ts";
import { durationToMilliseconds } from "../model/duration-to-milliseconds.ts";

/** What a breaker is judged by. Null: not judged by that at all. */
export interface ResolvedBreakerLimits {
  readonly bounces: Required<BounceLimits> | null;
  /** `within` in milliseconds. */
  readonly complaints:
    | (Omit<Required<ComplaintLimits>, "within"> & { readonly within: number })
    | null;
  /** Milliseconds. */
  readonly openFor: number;
  readonly closeAfter: number;
}

/** The campaign's own comes before the tenant's, part by part, and the defaults fill each part up. */
export function resolveBreakerLimits(
  ofTenant: BreakerLimits | null | undefined,
  ofCampaign?: BreakerLimits | null,
): ResolvedBreakerLimits {
  const given = { ...ofTenant, ...ofCampaign };
  const { bounces, complaints, openFor, closeAfter } = given;
  return {
    bounces: bounces === false ? null : { ...defaultBounceLimits, ...bounces },
    complaints:
      complaints === false
        ? null
        : {
            ...defaultComplaintLimits,
            ...complaints,
            within: durationToMilliseconds(complaints?.within ?? defaultComplaintLimits.within),
          },
    openFor: durationToMilliseconds(openFor ?? defaultOpenFor),
    closeAfter: closeAfter ?? defaultCloseAfter,
  };
}
