/** A compiler's output with the page instead of the file that was written for a block. */
export const namePages = (output, pageOf) =>
  output.replaceAll(/^\S*?([^/\s(]+\.ts)\((\d+),(\d+)\)/gm, (text, name, line, column) =>
    pageOf[name] ? `${pageOf[name]}:${line}:${column}` : text,
  );
