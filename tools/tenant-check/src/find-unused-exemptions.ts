import { checkedStatements } from "./checked-statements.ts";
import { exemptions } from "./exemptions.ts";

/** Exemptions, or tables of them, that no statement compiled so far needed. */
export const findUnusedExemptions = (): readonly string[] =>
  exemptions.flatMap((exemption) => {
    const used = [...checkedStatements.values()].flatMap(({ excused }) => excused);
    const needed = used.filter(({ file }) => file === exemption.file).map(({ table }) => table);
    return exemption.tables
      .filter((table) => !needed.includes(table))
      .map((table) => `${exemption.file}: ${table}`);
  });
