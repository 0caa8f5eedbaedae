import { isEligibleKind } from "../../audience/is-eligible-kind.ts";
import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import type { AllocationRules } from "../../model/campaign-definition.ts";
import type { Engine } from "../engine.ts";
import { addressOf } from "./address-of.ts";

/**
 * Whether a contact can and may be written to on a kind. One that this process does not know counts as
 * yes: another process carries it, and skips nothing.
 */
export function hasAddressFor(
  engine: Pick<Engine, "kinds">,
  contact: ContactRecord,
  options: { readonly kind: string; readonly allocation: AllocationRules | undefined },
): boolean {
  const kind = engine.kinds.get(options.kind);
  if (kind === undefined) return true;
  return (
    addressOf(contact, kind.addressType) !== null &&
    isEligibleKind(options.kind, contact, options.allocation)
  );
}
