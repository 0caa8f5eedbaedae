const message =
  "The time comes from the injected clock: `new Date()` without an argument reads the machine's.";

const isDate = (callee) => callee.type === "Identifier" && callee.name === "Date";

/** `new Date(instant)` is fine; `new Date()` and `Date()` read the machine's clock. */
export const noCurrentDate = {
  create: (context) => ({
    NewExpression(node) {
      if (isDate(node.callee) && node.arguments.length === 0) context.report({ node, message });
    },
    CallExpression(node) {
      if (isDate(node.callee)) context.report({ node, message });
    },
  }),
};
