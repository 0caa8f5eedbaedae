/** pnpm in one fixed version, through npm, so that a machine needs npm alone. */
export const pnpmCommand = {
  command: "npx",
  args: ["--yes", "--loglevel=error", "pnpm@12.21.0"],
};
