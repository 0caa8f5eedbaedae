import { expect, test } from "vitest";
import { toPropertyName } from "./to-property-name.ts";

test.each([
  ["id", "id"],
  ["tenant_id", "tenantId"],
  ["email_domain_hash", "emailDomainHash"],
])("the column %s is the property %s", (column, property) => {
  expect(toPropertyName(column)).toBe(property);
});
