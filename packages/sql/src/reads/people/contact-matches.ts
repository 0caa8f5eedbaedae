import { type RawBuilder, sql } from "kysely";
import type { StatementTools } from "../../session/statement.ts";

/** Names of contacts: ids, external ids and e-mail keys, each the JSON text of an array. */
export interface ContactMatchParameters {
  readonly [name: string]: string;
  readonly tenantId: string;
  readonly ids: string;
  readonly externalIds: string;
  readonly emailKeys: string;
}

/** Contacts `c` that any name matches, by id. One index each: an `or` would read the tenant. */
export const contactMatches = ({
  dialect,
  parameter,
}: StatementTools<ContactMatchParameters>): RawBuilder<unknown> => {
  const table = dialect.table("contact");
  const tenant = parameter("tenantId");
  return sql`
    select c.* from ${table} c where c.tenant_id = ${tenant} and c.id in (
      select id from ${table} where tenant_id = ${tenant}
        and ${dialect.isOneOf({ column: sql.ref("id"), values: parameter("ids"), type: "id" })}
      union
      select id from ${table} where tenant_id = ${tenant}
        and ${dialect.isOneOf({ column: sql.ref("external_id"), values: parameter("externalIds"), type: "text" })}
      union
      select id from ${table} where tenant_id = ${tenant}
        and ${dialect.isOneOf({ column: sql.ref("email_key"), values: parameter("emailKeys"), type: "text" })}
    ) order by c.id`;
};
