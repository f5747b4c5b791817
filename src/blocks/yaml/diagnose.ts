import type { ReadProblem } from '../block.ts';
import { codePoint } from './characters.ts';
import { badIndent, isListItem, lineWithoutColon, listInMapping, tabIndent } from './diagnose-line.ts';
import { missingComma, strayToken, unclosed } from './diagnose-token.ts';
import { syntaxProblem } from './document.ts';
import { lineEnd } from './gaps.ts';
import { before, contentFrom, type Line, lineAbove, lineAt } from './lines.ts';

/** What kind of thing went wrong; the text around it tells the rest. */
export type Cause =
  | 'tab'
  | 'indent'
  | 'unclosed'
  | 'nested'
  | 'key'
  | 'long-key'
  | 'escape'
  | 'comma'
  | 'header'
  | 'directive'
  | 'tag'
  | 'name'
  | 'control'
  | 'token';

/** A place in a text at which a parser met an error. */
export interface Fault {
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

/** The problem at a fault, named by what a person sees there and not by what the parser expected. */
export function diagnose(cause: Cause, fault: Fault): ReadProblem {
  const problem = problemAt(cause, fault);
  const { length } = fault.text;
  // Errors at the end of a text would point behind it.
  const end = Math.min(length, problem.span.end);
  return { ...problem, span: { start: Math.max(0, Math.min(problem.span.start, length - 1)), end } };
}

function problemAt(cause: Cause, fault: Fault): ReadProblem {
  const { text, at } = fault;
  switch (cause) {
    case 'tab':
      return tabIndent(fault);
    case 'indent':
      return badIndent(fault);
    case 'unclosed':
      return unclosed(fault) ?? strayToken(fault);
    case 'nested':
      return nested(fault);
    case 'key':
      return lineWithoutColon(fault);
    case 'long-key':
      return syntaxProblem('long-key', { start: at, end: Math.max(at + 1, fault.end) });
    case 'escape':
      return badEscape(fault);
    case 'comma':
      return missingComma(fault);
    case 'header':
      return badHeader(fault);
    case 'directive':
      return badDirective(fault);
    case 'tag':
      return syntaxProblem('bad-tag', word(fault));
    case 'name':
      return emptyName(fault) ?? strayToken(fault);
    case 'control':
      return syntaxProblem(
        'control-character',
        { start: at, end: at + 1 },
        { char: codePoint(text.charAt(at)) },
      );
    default:
      return strayToken(fault);
  }
}

// `a: b: c` on one line; or a value, and under it an indented `b:` that would need the value's place.
function nested(fault: Fault): ReadProblem {
  const { text } = fault;
  const line = contentFrom(text, lineAt(text, fault.at));
  const at = Math.max(fault.at, line.from);
  if (at <= line.start && isListItem(line))
    return listInMapping(text, line) ?? strayToken({ ...fault, at: line.start });
  const value = { start: at, end: Math.max(at + 1, line.end) };
  if (/:(?:\s|$)/.test(text.slice(at, line.end))) return syntaxProblem('nested-mapping', value);
  const below = lineBelow(text, line);
  const related = [{ span: value, label: 'the key above has this value already' }];
  return syntaxProblem('indented-under-value', below, {}, related);
}

function lineBelow(text: string, { end }: Line): Line {
  return lineAt(text, Math.min(text.length, lineEnd(text, end) + 1));
}

function badEscape(fault: Fault): ReadProblem {
  const { text } = fault;
  const at = text.charAt(fault.at) === '\\' ? fault.at : text.lastIndexOf('\\', fault.at);
  return syntaxProblem('bad-escape', { start: at, end: at + 2 }, { escape: text.slice(at, at + 2) });
}

function badHeader(fault: Fault): ReadProblem {
  const { text, at } = fault;
  const line = lineAt(text, at);
  const header = /[|>](?=[^|>]*$)/.exec(text.slice(line.from, at + 1));
  const start = header ? line.from + header.index : at;
  return syntaxProblem(
    'bad-block-header',
    { start, end: Math.max(line.end, start + 1) },
    { mark: text.charAt(start) },
  );
}

// A line that starts with `%` and no `---` after it.
function badDirective(fault: Fault): ReadProblem {
  let line = lineAt(fault.text, fault.at);
  for (let above = lineAbove(fault.text, line); above && !line.content.startsWith('%'); ) {
    line = above;
    above = lineAbove(fault.text, line);
  }
  return syntaxProblem('bad-directive', line);
}

// `*` or `&` that no name follows.
function emptyName(fault: Fault): ReadProblem | undefined {
  const { text } = fault;
  let at = fault.at;
  if (!/[*&]/.test(text.charAt(at))) at = before(text, at) ?? at;
  if (!/[*&]/.test(text.charAt(at)) || /\S/.test(text.charAt(at + 1))) return undefined;
  return syntaxProblem('empty-name', { start: at, end: at + 1 }, { mark: text.charAt(at) });
}

function word(fault: Fault): { start: number; end: number } {
  const { text } = fault;
  let start = Math.min(fault.at, text.length - 1);
  while (start > 0 && /\S/.test(text.charAt(start - 1))) start--;
  const found = /^\S+/.exec(text.slice(start, lineEnd(text, start)));
  return { start, end: start + Math.max(1, found?.[0].length ?? 1) };
}
