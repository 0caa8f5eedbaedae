import { checkedStatements } from "./checked-statements.ts";
import { exemptions } from "./exemptions.ts";

/** Exemptions, or tables of them, that no statement of this store compiled so far needed. */
export const findUnusedExemptions = (store: "sqlite" | "postgres"): readonly string[] =>
  exemptions.flatMap((exemption) => {
    if (exemption.store && exemption.store !== store) return [];
    const used = [...checkedStatements.values()].flatMap(({ excused }) => excused);
    const needed = used.filter(({ file }) => file === exemption.file).map(({ table }) => table);
    return exemption.tables
      .filter((table) => !needed.includes(table))
      .map((table) => `${exemption.file}: ${table}`);
  });
