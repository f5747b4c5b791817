/** A text as Markdown shows it letter by letter: every mark of Markdown, of tables and of MDX as the character itself. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#~&$!]/g, (mark) => `\\${mark}`);
}

/** As `escaped`, but names between backticks stay code. */
export function prose(text: string): string {
  return text
    .split(/(`[^`|\\]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escaped(part)))
    .join('');
}

/** A text as code, also in a cell of a table. Nothing in it is a link or names a person. */
export function inCode(text: string): string {
  return `\`${text.replaceAll('`', "'").replaceAll('|', '\\|') || ' '}\``;
}

/** Lines as a fence that nothing in them ends. */
export function fenced(lines: readonly string[]): readonly string[] {
  const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...lines, fence];
}
