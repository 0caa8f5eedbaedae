const ofSql = /packages\/sql\/src\/([\w./-]+?\.ts)/;

/** The files of packages/sql/src on the stack, innermost first. */
export const callingFiles = (): readonly string[] => {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 50;
  const { stack = "" } = new Error("Who asks?");
  Error.stackTraceLimit = before;
  return [...new Set(stack.split("\n").flatMap((line) => ofSql.exec(line)?.[1] ?? []))];
};
