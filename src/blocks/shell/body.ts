import type { Span } from '../../text/span.ts';
import type { Operator } from './end-word.ts';

/** The lines of a here-document, each with its line break but where it is joined to the next, and where the shell reads on. */
export interface Body {
  readonly lines: readonly Span[];
  readonly next: number;
}

const BREAK = /\r\n|\n|\r/g;
const TABS = /\t*/y;

/**
 * Reads the lines of a here-document from the start of one on. Without its end word it reaches to the end of the text.
 * `prompted`: the text is a session, where `> ` may stand before each line.
 */
export function readBody(text: string, from: number, operator: Operator, prompted: boolean): Body {
  const lines: Span[] = [];
  const hasPrompts = prompted && text.charAt(from) === '>';
  // The shell joins a line to the next where a backslash ends it, and looks for the end word in what comes out.
  let joined = '';
  let pieces: Span[] = [];
  for (let at = from; at < text.length; ) {
    BREAK.lastIndex = at;
    const found = BREAK.exec(text);
    const end = found?.index ?? text.length;
    const next = end + (found?.[0].length ?? 0);
    let start = hasPrompts ? behindPrompt(text, at) : at;
    if (operator.stripsTabs && joined === '') start = behindTabs(text, start);
    const line = text.slice(start, end);
    at = next;
    const continues = operator.expands && next > end && isJoined(line);
    pieces.push({ start, end: continues ? end - 1 : next });
    joined += continues ? line.slice(0, -1) : line;
    if (continues && at < text.length) continue;
    if (joined === operator.word) return { lines, next };
    lines.push(...pieces);
    joined = '';
    pieces = [];
  }
  return { lines, next: text.length };
}

// Of two backslashes the first takes the second's meaning.
function isJoined(line: string): boolean {
  let at = line.length;
  while (line.charAt(at - 1) === '\\') at--;
  return (line.length - at) % 2 === 1;
}

function behindPrompt(text: string, at: number): number {
  if (text.startsWith('> ', at)) return at + 2;
  return text.charAt(at) === '>' ? at + 1 : at;
}

function behindTabs(text: string, at: number): number {
  TABS.lastIndex = at;
  TABS.test(text);
  return TABS.lastIndex;
}
