import { expect, test } from "vitest";
import { findViolations } from "./find-violations.ts";
import { parseStatement } from "./parse-statement.ts";

const keys = `rows from (jsonb_to_recordset($1::jsonb) as ("tenantId" uuid, id uuid)) with ordinality as k (tenant_id, id, position)`;
const tuples = `(select (r.value ->> 0)::uuid as tenant_id, (r.value ->> 1)::uuid as id from jsonb_array_elements($1::jsonb) as r (value)) as x`;
const sqliteKeys = `(select r.value ->> 'tenantId' as tenant_id, r.value ->> 'id' as id, r.position from (select jsonb(value) as value, key as position from json_each($1) limit -1) as r where true) as k`;

const found = (sql: string) =>
  findViolations(parseStatement(sql)).map(({ table, what }) => `${table} ${what}`);

test.each([
  ["a bound value", `select * from o.contact where tenant_id = $1 and id = $2`],
  ["a bound value with a cast", `select * from o.contact c where $1::uuid = c.tenant_id`],
  ["one of bound values", `select * from o.contact where tenant_id = any ($1)`],
  [
    "one of the bound rows",
    `select * from o.hold where (tenant_id, id) in (select k.tenant_id, k.id from ${keys})`,
  ],
  ["bound rows", `select c.* from ${keys} cross join o.contact c where c.tenant_id = k.tenant_id`],
  [
    "bound rows on SQLite",
    `select c.* from ${sqliteKeys} cross join o_contact c where c.tenant_id = k.tenant_id`,
  ],
  [
    "a row that is tied",
    `select * from o.contact c join o.company y on y.tenant_id = c.tenant_id where c.tenant_id = $1`,
  ],
  [
    "a chain of rows that are tied",
    `select * from o.contact c, o.company y, o.hold h where h.tenant_id = y.tenant_id and y.tenant_id = c.tenant_id and c.tenant_id = $1`,
  ],
  [
    "the tenant's own row",
    `select * from o.tenant t join o.contact c on c.tenant_id = t.id where t.id = $1`,
  ],
  [
    "the right side of a left join",
    `select * from o.contact c left join o.hold h on h.tenant_id = c.tenant_id where c.tenant_id = $1`,
  ],
  [
    "a sub-query of the outer row",
    `select (select count(*) from o.hold h where h.tenant_id = c.tenant_id) from o.contact c where c.tenant_id = $1`,
  ],
  [
    "a lateral join",
    `select e.* from ${keys} cross join lateral (select * from o.enrollment e where e.tenant_id = k.tenant_id limit 5) as e`,
  ],
  [
    "a place in the table",
    `select e.id from ${sqliteKeys} cross join o_enrollment as e on e.rowid in (select e.rowid from o_enrollment as e where e.tenant_id = k.tenant_id)`,
  ],
  [
    "a common table expression",
    `with asked as (select c.* from o.contact c where c.tenant_id = $1) select h.* from asked cross join o.hold h where h.tenant_id = asked.tenant_id`,
  ],
  [
    "a union of tied rows",
    `select h.* from (select tenant_id from o.contact where tenant_id = $1 union all select tenant_id from o.company where tenant_id = $1) as u join o.hold h on h.tenant_id = u.tenant_id`,
  ],
  [
    "an update from bound rows",
    `update o.contact as t set title = 'x' from ${tuples} where t.tenant_id = x.tenant_id and t.id = x.id returning 1`,
  ],
  [
    "a delete of bound rows",
    `delete from o.hold where (tenant_id, id) in (select x.tenant_id, x.id from ${tuples}) returning 1`,
  ],
  [
    "an insert of bound rows",
    `insert into o.hold (tenant_id, id) select x.tenant_id, x.id from ${tuples} on conflict (tenant_id, id) do update set cause = excluded.cause`,
  ],
  ["an insert of bound values", `insert into o.hold (id, tenant_id) values ($1, $2)`],
  ["tables of no tenant", `select * from o.lease l cross join o.secret where l.until <= $1`],
])("passes %s", (_what, sql) => {
  expect(found(sql)).toEqual([]);
});

test.each([
  ["nothing at all", `select * from o.contact`, "contact read"],
  ["only the id", `select * from o.contact where id = $1`, "contact read"],
  ["the wrong operator", `select * from o.contact where tenant_id <> $1`, "contact read"],
  ["a choice", `select * from o.contact where tenant_id = $1 or id = $2`, "contact read"],
  ["a negation", `select * from o.contact where not (tenant_id = $1)`, "contact read"],
  ["a literal", `select * from o.contact where tenant_id = 'acme'`, "contact read"],
  ["its own column", `select * from o.contact c where c.tenant_id = c.tenant_id`, "contact read"],
  [
    "its own column in a sub-query",
    `select * from o.contact c where c.tenant_id in (select c.tenant_id)`,
    "contact read",
  ],
  [
    "another column of the bound rows' table",
    `select * from o.contact c join o.hold h on h.subject_id = c.id where c.tenant_id = $1`,
    "hold read",
  ],
  [
    "the wrong alias",
    `select * from o.contact c cross join o.contact d where c.tenant_id = $1`,
    "contact read",
  ],
  [
    "rows that are not tied either",
    `select * from o.contact c join o.hold h on h.tenant_id = c.tenant_id`,
    "contact read",
  ],
  [
    "the condition of a left join, for its left side",
    `select * from o.contact c left join o.hold h on c.tenant_id = $1 and h.tenant_id = c.tenant_id`,
    "contact read",
  ],
  [
    "a sub-query in a condition",
    `select * from o.contact c where c.tenant_id = $1 and exists (select 1 from o.hold h where h.subject_id = c.id)`,
    "hold read",
  ],
  [
    "a sub-query in the result",
    `select (select count(*) from o.hold) from o.contact where tenant_id = $1`,
    "hold read",
  ],
  [
    "a sub-query in the order",
    `select * from o.contact c where c.tenant_id = $1 order by (select count(*) from o.hold)`,
    "hold read",
  ],
  [
    "a lateral row that needs it first",
    `select * from o.contact c cross join lateral (select h.tenant_id from o.hold h where h.tenant_id = c.tenant_id) as h where c.tenant_id = h.tenant_id`,
    "contact read",
  ],
  [
    "a common table expression",
    `with all_of as (select * from o.contact) select * from all_of where tenant_id = $1`,
    "contact read",
  ],
  [
    "one arm of a union",
    `select id from o.contact where tenant_id = $1 union all select id from o.company`,
    "company read",
  ],
  [
    "an alias that only sounds so",
    `select * from o.contact c join (select h.subject_id as tenant_id from o.hold h where h.tenant_id = $1) as z on z.tenant_id = c.tenant_id`,
    "contact read",
  ],
  ["an update", `update o.contact set title = $1 where id = $2`, "contact updated"],
  [
    "an update from rows of a tied table",
    `update o.contact as t set title = h.cause from o.hold h where h.tenant_id = $1 and h.subject_id = t.id`,
    "contact updated",
  ],
  [
    "a row's tenant changed",
    `update o.contact set tenant_id = $1 where tenant_id = $2`,
    "contact moved",
  ],
  ["a delete", `delete from o.hold where id = $1 returning 1`, "hold deleted"],
  [
    "a delete by other keys",
    `delete from o.hold where id in (select x.id from ${tuples})`,
    "hold deleted",
  ],
  [
    "a delete inside another statement",
    `with gone as (delete from o.hold returning 1) select count(*) from gone`,
    "hold deleted",
  ],
  ["an insert", `insert into o.hold (id, cause) values ($1, $2)`, "hold inserted"],
  [
    "an insert of a literal",
    `insert into o.hold (tenant_id, id) values ('acme', $1)`,
    "hold inserted",
  ],
  [
    "an insert of what is read elsewhere",
    `insert into o.hold (tenant_id, id) select c.id, c.id from o.contact c where c.tenant_id = $1`,
    "hold inserted",
  ],
  [
    "a key that tenants share",
    `insert into o.hold (tenant_id, id) values ($1, $2) on conflict (id) do nothing`,
    "hold matched by a shared key",
  ],
  [
    "the place of a row that is not tied",
    `select e.id from o_enrollment e where e.rowid in (select d.rowid from o_enrollment d where d.lane = $1)`,
    "enrollment read",
  ],
  [
    "the place of a row of another table",
    `select e.id from o_enrollment e where e.rowid in (select d.rowid from o_hold d where d.tenant_id = $1)`,
    "enrollment read",
  ],
  [
    "a place that is bound",
    `select e.id from o_enrollment e where e.rowid = $1`,
    "enrollment read",
  ],
])("refuses %s", (_what, sql, violation) => {
  expect(found(sql)).toContain(violation);
});

test.each([
  ["a table of another's", "select * from o.users where tenant_id = $1"],
  ["a kind of statement that it does not know", "truncate o.contact"],
  ["two statements", "select 1; select 2"],
  ["a join by names", "select * from o.contact join o.hold using (tenant_id) where tenant_id = $1"],
])("throws on %s rather than pass it", (_what, sql) => {
  expect(() => findViolations(parseStatement(sql))).toThrow(/tenant check|Not one statement/);
});
