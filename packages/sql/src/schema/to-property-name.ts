/** `tenant_id` -> `tenantId`: columns are in snake case, records and their JSON in camel case. */
export const toPropertyName = (column: string): string =>
  column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
