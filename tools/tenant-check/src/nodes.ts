import type { ColumnRef, Node, SubLink } from "libpg-query";

/** A part of a parsed statement, read without knowing its kind. */
export const part = <Value>(node: Node | undefined, kind: string): Value | undefined =>
  (node as Readonly<Record<string, Value>> | undefined)?.[kind];

export const textOf = (node: Node | undefined): string | undefined =>
  part<{ readonly sval?: string }>(node, "String")?.sval;

/** `e.tenant_id` as its names; a star at the end is `*`. */
export const fieldsOf = ({ fields = [] }: ColumnRef): readonly string[] =>
  fields.map((field) => textOf(field) ?? "*");

export interface Leaves {
  readonly columns: readonly ColumnRef[];
  readonly subLinks: readonly SubLink[];
  readonly parameters: number;
}

/** Every column, parameter and sub-query below a node; what is inside a sub-query is its own. */
export const leavesOf = (node: unknown): Leaves => {
  const columns: ColumnRef[] = [];
  const subLinks: SubLink[] = [];
  let parameters = 0;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (typeof value === "object" && value !== null) {
      for (const [kind, inner] of Object.entries(value)) {
        if (kind === "ColumnRef") columns.push(inner as ColumnRef);
        else if (kind === "ParamRef") parameters++;
        else if (kind === "SubLink") {
          subLinks.push(inner as SubLink);
          visit((inner as SubLink).testexpr);
        } else visit(inner);
      }
    }
  };
  visit(node);
  return { columns, subLinks, parameters };
};

/** What must all hold: the operands of nested `and`. */
export const conjunctsOf = (node: Node | undefined): readonly Node[] => {
  if (node === undefined) return [];
  const all = part<{ readonly boolop?: string; readonly args?: Node[] }>(node, "BoolExpr");
  return all?.boolop === "AND_EXPR" ? (all.args ?? []).flatMap(conjunctsOf) : [node];
};
