/**
 * A rule's `create` that calls `check` for each module a file names: static and dynamic imports and
 * re-exports. `check({ node, source, typeOnly })` returns what is wrong with it, or undefined.
 */
export const visitImports = (context, check) => {
  const visit = (node, typeOnly) => {
    const source = node.source?.value;
    if (typeof source !== "string") return;
    const message = check({ source, typeOnly });
    if (message !== undefined) context.report({ node: node.source, message });
  };
  return {
    ImportDeclaration: (node) => visit(node, node.importKind === "type"),
    ExportNamedDeclaration: (node) => visit(node, node.exportKind === "type"),
    ExportAllDeclaration: (node) => visit(node, node.exportKind === "type"),
    ImportExpression: (node) => visit(node, false),
    TSImportType: (node) => visit(node, true),
  };
};
