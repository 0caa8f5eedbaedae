/**
 * The Liquid filters that templates may use. A closed list, so that a new version of the engine adds
 * nothing by itself. Left out: `raw` (it ends escaping), the `_exp` filters (they parse their argument,
 * which may be data, as a template), `sample` (chance), hashes, `inspect` and `base64`.
 */
export const allowedFilters: readonly string[] = `
  append capitalize downcase lstrip normalize_whitespace prepend remove remove_first
  remove_last replace replace_first replace_last rstrip slice split squish strip
  strip_html strip_newlines titlecase truncate truncatewords upcase slugify
  number_of_words escape escape_once newline_to_br url_encode url_decode uri_escape abs
  at_least at_most ceil divided_by floor minus modulo plus round times
  array_to_sentence_string compact concat find first has join last map reject reverse size
  sort sort_natural sum uniq where date default
`
  .trim()
  .split(/\s+/);
