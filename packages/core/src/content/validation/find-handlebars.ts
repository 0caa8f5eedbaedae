import type { Problem } from "../../model/problem.ts";

const handlebars =
  /\{\{\{([^{}]{0,200})\}\}\}|\{\{~?\s{0,20}([#/^>!&])([^}]{0,200}?)~?\}\}|\{\{~?\s{0,20}(else)(?:\s+if\s+([^}]{0,200}?))?\s{0,20}~?\}\}/g;

/** Blocks of Handlebars and Mustache, each with the Liquid to write instead. */
export function findHandlebars(source: string, path: string): readonly Problem[] {
  return [...source.matchAll(handlebars)].map((match) => ({
    path,
    code: "handlebars-block",
    message: `"${match[0]}" is Handlebars; templates are Liquid. ${liquidForm(match)}`,
  }));
}

function liquidForm([, unescaped, sign, text = "", isElse, condition]: RegExpMatchArray): string {
  if (unescaped !== undefined)
    return `Write {{ ${unescaped.trim()} }}: values are escaped for their channel.`;
  if (isElse) return condition ? `Write {% elsif ${condition.trim()} %}.` : "Write {% else %}.";
  const [helper = "", ...rest] = text.trim().split(/\s+/);
  const subject = rest.join(" ") || "...";
  if (sign === ">") return "Templates include no others: write its text here.";
  if (sign === "!") return "Write {% comment %}...{% endcomment %}.";
  if (sign === "&") return `Write {{ ${text.trim()} }}: values are escaped for their channel.`;
  if (sign === "^") return `Write {% unless ${text.trim() || "..."} %}...{% endunless %}.`;
  if (helper === "each")
    return sign === "/" ? "Write {% endfor %}." : `Write {% for item in ${subject} %}.`;
  if (helper === "unless")
    return sign === "/" ? "Write {% endunless %}." : `Write {% unless ${subject} %}.`;
  if (helper === "if") return sign === "/" ? "Write {% endif %}." : `Write {% if ${subject} %}.`;
  return sign === "/" ? "Write {% endif %}." : `Write {% if ${helper || "..."} %}...{% endif %}.`;
}
