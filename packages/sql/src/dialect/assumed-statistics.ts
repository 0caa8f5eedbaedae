/**
 * Tells SQLite's planner what it cannot know on an empty database: that a tenant's rows are many and
 * everything after the tenant narrows. Without statistics it takes `tenant_id = ?` for a handful of
 * rows, and reads a whole tenant in the order of its key rather than use the index that fits. A plan
 * then also does not depend on when someone last ran `analyze`; who does gets real figures instead.
 */
export const assumedStatistics = (prefix: string): readonly string[] => {
  const pattern = prefix.replaceAll("'", "''").replaceAll("_", "\\_");
  return [
    // Makes the table of statistics where it is missing, and gathers nothing.
    "analyze sqlite_schema",
    `delete from sqlite_stat1 where tbl like '${pattern}%' escape '\\'`,
    `insert into sqlite_stat1 (tbl, idx, stat)
      select t.name, case when i.origin = 'pk' and t.sql like '%without rowid%' then t.name else i.name end,
        '1000000 ' || (
          select group_concat(case
            when k.seqno = (select max(seqno) from pragma_index_info(i.name)) then
              case when i."unique" then 1 else 5 end
            when k.seqno = 0 then 100000
            else max(10, 10000 / (k.seqno * k.seqno * k.seqno * 10))
          end, ' ') from (select seqno from pragma_index_info(i.name) order by seqno) k
        )
      from sqlite_master t cross join pragma_index_list(t.name) i
      where t.type = 'table' and t.name like '${pattern}%' escape '\\'`,
    "analyze sqlite_schema",
  ];
};
