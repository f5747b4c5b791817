import type { ReadProblem } from '../block.ts';
import type { Fault } from './diagnose.ts';
import { badIndent, lineWithoutColon, tabIndent } from './diagnose-line.ts';
import { syntaxProblem } from './document.ts';
import { scanFlow } from './flow.ts';
import { before, lineAbove, lineAt } from './lines.ts';

const CLOSERS: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** The quote or bracket that is open at the fault: what was forgotten is its end, wherever the parser noticed. */
export function unclosed(fault: Fault): ReadProblem | undefined {
  const { text, at } = fault;
  const scan = scanFlow(text, at);
  if (scan.quote !== undefined) return unclosedQuote(text, scan.quote);
  const start = scan.open.at(-1);
  if (start === undefined) return undefined;
  const open = text.charAt(start);
  const close = CLOSERS[open] ?? '';
  const found = text.charAt(at);
  if (found === ']' || found === '}') {
    const related = [{ span: { start, end: start + 1 }, label: 'this is still open' }];
    return syntaxProblem('wrong-bracket', { start: at, end: at + 1 }, { found, open, close }, related);
  }
  const line = lineAt(text, at);
  const noticed =
    line.content === '' || line.from <= start ? [] : [{ span: line, label: 'this does not go on with it' }];
  return syntaxProblem('unclosed-bracket', { start, end: start + 1 }, { open, close }, noticed);
}

function unclosedQuote(text: string, start: number, closing?: number): ReadProblem {
  const related =
    closing === undefined
      ? []
      : [{ span: { start: closing, end: closing + 1 }, label: 'so this quote ends it' }];
  const end = Math.max(start + 1, lineAt(text, start).end);
  return syntaxProblem('unclosed-quote', { start, end }, { quote: text.charAt(start) }, related);
}

/** Two entries between brackets with no comma between them, or a comma with no entry. */
export function missingComma(fault: Fault): ReadProblem {
  const { text, at, end } = fault;
  if (text.charAt(at) === ']' || text.charAt(at) === '}') return unclosed(fault) ?? strayToken(fault);
  if (text.charAt(at) === ',') return syntaxProblem('extra-comma', { start: at, end: at + 1 });
  if (/^-\s/.test(text.slice(at, at + 2)))
    return syntaxProblem('dash-in-brackets', { start: at, end: at + 1 });
  const colon = text.charAt(at) === ':' ? at : at + Math.max(0, text.slice(at, end).search(/:(?:\s|$)/));
  let start = colon;
  while (start > 0 && /[^\s,[\]{}]/.test(text.charAt(start - 1))) start--;
  return syntaxProblem('missing-comma', { start, end: Math.max(start + 1, colon) });
}

/** Something that cannot stand where it stands. */
export function strayToken(fault: Fault): ReadProblem {
  const { text, at } = fault;
  if (at >= text.length)
    return syntaxProblem('unexpected-end', { start: Math.max(0, text.length - 1), end: text.length });
  const line = lineAt(text, at);
  const char = text.charAt(at);
  const rest = { start: at, end: Math.max(at + 1, line.end) };
  if (/^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/.test(line.content)) return lineWithoutColon(fault);
  if (char === ']' || char === '}')
    return syntaxProblem('unmatched-bracket', { start: at, end: at + 1 }, { close: char });
  if ('@`%'.includes(char)) return syntaxProblem('reserved-start', rest, { char });
  if (text.slice(line.from, line.start).includes('\t')) return tabIndent(fault);
  const previous = before(text, at);
  if (previous === undefined) return strayLine(fault);
  const dash = char === '-' && /\s/.test(text.charAt(at + 1));
  if (dash && text.charAt(previous) === ':') return syntaxProblem('list-on-key-line', rest);
  if (`'"`.includes(text.charAt(previous))) return afterQuote(text, previous, rest);
  if (']}'.includes(text.charAt(previous))) {
    return syntaxProblem('text-after-bracket', rest, { close: text.charAt(previous) });
  }
  if (char === ':' || char === '?') return afterColon(fault);
  return syntaxProblem('unexpected-text', rest);
}

// A whole line that does not go on with what stands above.
function strayLine(fault: Fault): ReadProblem {
  const { text, at } = fault;
  const line = lineAt(text, at);
  const above = lineAbove(text, line);
  const isItem = /^-(?:\s|$)/.test(line.content);
  if (above && isItem && above.indent <= line.indent) return syntaxProblem('list-in-mapping', line);
  if (above && !isItem && above.indent === line.indent && /^-(?:\s|$)/.test(above.content)) {
    return syntaxProblem('mapping-in-list', line);
  }
  return line.indent === 0 && !/:(?:\s|$)/.test(line.content) ? lineWithoutColon(fault) : badIndent(fault);
}

function afterColon(fault: Fault): ReadProblem {
  const { text, at } = fault;
  const line = lineAt(text, at);
  const first = line.content.search(/:(?:\s|$)/) + line.start;
  if (first < at) {
    const start = first + 1 + (/^\s*/.exec(text.slice(first + 1, at))?.[0].length ?? 0);
    return syntaxProblem('nested-mapping', { start, end: Math.max(start + 1, line.end) });
  }
  const above = lineAbove(text, line);
  if (above && !/:(?:\s|$)/.test(above.content))
    return lineWithoutColon({ text, at: above.start, end: above.end });
  const related = above ? [{ span: above, label: 'the key above has this value already' }] : [];
  return syntaxProblem('indented-under-value', line, {}, related);
}

// `'it's'`: the quote inside ended the value. Or the value should have ended lines ago.
function afterQuote(text: string, closing: number, rest: { start: number; end: number }): ReadProblem {
  const quote = scanFlow(text, closing).quote;
  if (quote !== undefined && lineAt(text, quote).from !== lineAt(text, closing).from) {
    return unclosedQuote(text, quote, closing);
  }
  const span = { start: quote ?? rest.start, end: rest.end };
  return syntaxProblem('text-after-quote', span, { quote: text.charAt(closing) });
}
