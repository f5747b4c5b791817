import { EVENT_ID, type Event, SCALAR_STYLE } from 'js-yaml';
import { isAsciiText } from '../../text/ascii.ts';
import type { ReadProblem } from '../block.ts';
import { codePoint, controlCharacters, ODD_BREAK } from './characters.ts';
import { syntaxProblem } from './document.ts';
import { lineEnd } from './gaps.ts';

const MOST = 20;

/**
 * What stops PyYAML, or makes it read something else, in a text that YAML 1.2 has no objection to: tabs between
 * tokens, control characters, and the line breaks that only YAML 1.1 knows.
 */
export function programProblems(text: string, events: readonly Event[]): readonly ReadProblem[] {
  const tabs = text.includes('\t');
  if (!tabs && isAsciiText(text)) return [];
  const problems = [...controlCharacters(text)];
  const odd = ODD_BREAK.test(text);
  if (!tabs && !odd) return problems;
  let from = 0;
  for (const token of tokens(events, text.length)) {
    lookAt(text, from, token.start, problems);
    if (token.plain) lookAt(text, token.start, token.end, problems);
    else if (token.block) oddBreaks(text, token.start, token.end, problems);
    from = token.end;
  }
  return problems.slice(0, MOST);
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly plain: boolean;
  readonly block: boolean;
}

function* tokens(events: readonly Event[], length: number): Generator<Token> {
  for (const event of events) {
    if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0) continue;
    const { style, valueStart, valueEnd } = event;
    const block = style >= SCALAR_STYLE.LITERAL_BLOCK;
    yield { start: valueStart, end: valueEnd, plain: style === SCALAR_STYLE.PLAIN, block };
  }
  yield { start: length, end: length, plain: false, block: false };
}

function lookAt(text: string, start: number, end: number, problems: ReadProblem[]): void {
  let line = -1;
  for (let at = start; at < end; at++) {
    const char = text.charAt(at);
    if (char === '#' && (at === 0 || /\s/.test(text.charAt(at - 1)))) {
      const stop = Math.min(end, lineEnd(text, at));
      oddBreaks(text, at, stop, problems);
      at = stop;
    } else if (char === '\n' || char === '\r') line = -1;
    else if (char === '\t' && line < 0) {
      line = at;
      let stop = at + 1;
      while (text.charAt(stop) === '\t') stop++;
      problems.push(syntaxProblem('tab-between', { start: at, end: stop }));
    } else if (ODD_BREAK.test(char)) oddBreaks(text, at, at + 1, problems);
  }
}

function oddBreaks(text: string, start: number, end: number, problems: ReadProblem[]): void {
  for (let at = start; at < end; at++) {
    const char = text.charAt(at);
    if (!ODD_BREAK.test(char)) continue;
    problems.push(syntaxProblem('odd-line-break', { start: at, end: at + 1 }, { char: codePoint(char) }));
  }
}
