/** `export * from` hides what is public; an entry point names each export. */
export const noExportAll = {
  create: (context) => ({
    ExportAllDeclaration(node) {
      context.report({ node, message: "Name each export instead of `export *`." });
    },
  }),
};
