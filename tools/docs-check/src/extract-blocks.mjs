const fence = /^(\s*)(`{3,}|~{3,})\s*(.*)$/;
const checkedLanguages = new Set(["ts", "typescript"]);

/**
 * The TypeScript blocks of a Markdown text: `{ line, code }`, the line of their first line of code,
 * from 1. A block marked `ts continues` is added to the one before it, as a page that explains a
 * program piece by piece needs. There is no mark that spares a block: what is shown compiles.
 */
export const extractBlocks = (markdown) => {
  const blocks = [];
  let open;
  for (const [index, text] of markdown.split(/\r?\n/).entries()) {
    const [, indent, ticks, info] = fence.exec(text) ?? [];
    if (open === undefined) {
      if (ticks) open = { ticks, indent, info: info.trim(), line: index + 2, lines: [] };
    } else if (ticks?.startsWith(open.ticks) && info.trim() === "") {
      addBlock(blocks, open);
      open = undefined;
    } else {
      open.lines.push(text.startsWith(open.indent) ? text.slice(open.indent.length) : text);
    }
  }
  return blocks;
};

const addBlock = (blocks, { info, line, lines }) => {
  const [language, ...marks] = info.split(/\s+/);
  if (!checkedLanguages.has(language)) return;
  const continues = marks.length === 1 && marks[0] === "continues";
  if (marks.length > 0 && !continues) {
    throw new Error(`Line ${line - 1}: a block is \`ts\` or \`ts continues\`, not \`${info}\`.`);
  }
  const code = lines.join("\n");
  if (!continues) {
    blocks.push({ line, code });
    return;
  }
  const before = blocks.at(-1);
  if (!before) throw new Error(`Line ${line - 1}: no block comes before this one to continue.`);
  // Empty lines for the prose between, so that each line keeps its number in the page.
  const gap = line - before.line - before.code.split("\n").length;
  before.code = `${before.code}${"\n".repeat(gap + 1)}${code}`;
};
