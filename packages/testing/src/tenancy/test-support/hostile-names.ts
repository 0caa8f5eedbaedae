/** Keys that would mean something to a database, to a JSON path or to JavaScript (S23). */
export const hostileKeys = [
  "a') OR 1=1 --",
  'a"."b',
  "$.*",
  "**",
  "a'||(select 1)||'",
  "name; drop table x",
  "1) desc, (select 1",
  "last, 0",
  "__proto__",
  "constructor",
  "tenantId",
  "tenant_id",
];

/** Values of the same kind, and the wildcards of LIKE and of patterns (S24). */
export const hostileTexts = [
  ...hostileKeys,
  "%",
  "_",
  "\\",
  "*",
  ".*",
  "{}",
  "[]",
  "null",
  "' or '1'='1",
];
