/** Which of the seven HTML blocks of CommonMark a line opens; 0 for none. An eighth is the comment of MDX. */
export type HtmlKind = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** `{/* … *\/}`, which MDX has instead of HTML. */
export const MDX_COMMENT = 8;

const BLOCK_TAGS =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|' +
  'fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|' +
  'menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|' +
  'track|ul';

const ATTRIBUTE = `[ \\t]+[A-Za-z_:][\\w.:-]*(?:[ \\t]*=[ \\t]*(?:"[^"]*"|'[^']*'|[^ \\t"'=<>\`]+))?`;
const COMPLETE_TAG = `<(?:[A-Za-z][A-Za-z0-9-]*(?:${ATTRIBUTE})*[ \\t]*/?|/[A-Za-z][A-Za-z0-9-]*[ \\t]*)>[ \\t]*$`;

const STARTS: readonly (readonly [HtmlKind, RegExp])[] = [
  [1, /^<(?:script|pre|textarea|style)(?:[ \t>]|$)/i],
  [2, /^<!--/],
  [3, /^<\?/],
  [4, /^<![A-Za-z]/],
  [5, /^<!\[CDATA\[/],
  [6, new RegExp(`^</?(?:${BLOCK_TAGS})(?:[ \\t]|/?>|$)`, 'i')],
  [7, new RegExp(`^${COMPLETE_TAG}`)],
];

const ENDS: readonly (RegExp | undefined)[] = [
  undefined,
  /<\/(?:script|pre|textarea|style)>/i,
  /-->/,
  /\?>/,
  />/,
  /\]\]>/,
  undefined,
  undefined,
  /\*\/\s*\}/,
];

/** The HTML block that a line opens whose first unit, at `from`, is `<`. */
export function htmlStart(text: string, from: number, end: number): HtmlKind {
  const line = text.slice(from, end);
  for (const [kind, start] of STARTS) if (start.test(line)) return kind;
  return 0;
}

/** Whether a line of an HTML block is its last. The kinds 6 and 7 end at a blank line instead. */
export function htmlEnds(kind: HtmlKind, text: string, from: number, end: number): boolean {
  return ENDS[kind]?.test(text.slice(from, end)) ?? false;
}

/** Whether a blank line ends an HTML block. */
export function endsAtBlank(kind: HtmlKind): boolean {
  return kind === 6 || kind === 7;
}
