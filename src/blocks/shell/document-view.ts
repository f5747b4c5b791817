import type { Span } from '../../text/span.ts';
import type { View } from '../../text/view.ts';
import { Cutting } from '../cutting.ts';
import { expansionEnd } from './expansion.ts';
import type { HereDocument } from './scanner.ts';

/** The text of a here-document as its command reads it. */
export interface DocumentText {
  readonly view: View;
  /** Where the shell fills something in, as spans of the host; undefined of a text that it leaves alone. */
  readonly filled: readonly Span[] | undefined;
}

/** The text of a here-document of a shell text, with its places in the host. Undefined where it is empty. */
export function documentText(shell: View, { lines, expands }: HereDocument): DocumentText | undefined {
  const [first] = lines;
  if (!first) return undefined;
  const written = new Cutting(shell);
  for (const { start, end } of lines) written.take(start, end);
  const { view } = written.result();
  return expands ? expand(view) : { view, filled: undefined };
}

/**
 * The text after the shell expanded it: what cannot be known stands there as a placeholder, `<VAR>`, which YAML and JSON
 * take as text wherever a value stands. A backslash goes where it kept `$`, a backtick or another from its meaning.
 */
function expand(written: View): DocumentText {
  const { text } = written;
  const result = new Cutting(written);
  const special = /[\\$`]/g;
  let from = 0;
  for (let found = special.exec(text); found; found = special.exec(text)) {
    const start = found.index;
    if (found[0] === '\\') {
      if (!/[$`\\]/.test(text.charAt(start + 1))) continue;
      result.take(from, start);
      from = start + 1;
      special.lastIndex = start + 2;
      continue;
    }
    const end = expansionEnd(text, start);
    if (end === undefined) continue;
    result.take(from, start);
    result.fill(nameOf(text.slice(start, end)), { start, end });
    from = end;
    special.lastIndex = end;
  }
  result.take(from, text.length);
  return result.result();
}

function nameOf(expansion: string): string {
  return /^\$\{?([A-Za-z_]\w*)/.exec(expansion)?.[1] ?? 'value';
}
