import { DatabaseSync } from "node:sqlite";

/** Every table and index of a file as it was defined, in the order of their names. */
export const describeSchema = (path: string): string => {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return database
      .prepare(
        "select sql from sqlite_master where sql is not null and name not like 'sqlite_%' order by tbl_name, type desc, name",
      )
      .all()
      .map(({ sql }) => `${String(sql).replaceAll(/\s+/g, " ").replaceAll(", ", ",\n  ")};\n`)
      .join("\n");
  } finally {
    database.close();
  }
};
