import { Parser } from 'commonmark';
import { parse, postprocess, preprocess } from 'micromark';
import type { CodeBlock } from '../../../src/blocks/markdown/code.ts';
import { type FindOptions, findCode } from '../../../src/blocks/markdown/fences.ts';
import { unescapeInfo } from '../../../src/blocks/markdown/info.ts';
import { createDocument } from '../../../src/text/document.ts';

/** A code block as the judges and routelint can all say it. Line breaks are `\n`, and the last one is off. */
export interface Seen {
  readonly kind: 'fenced' | 'indented';
  readonly line: number;
  /** The raw info string. */
  readonly info: string;
  readonly closed: boolean;
  readonly text: string;
}

/** The code blocks as routelint finds them. */
export function ours(text: string, options: FindOptions = { indented: true }): Seen[] {
  const document = createDocument('page.md', text);
  return findCode(text, options).map((code) => ({
    kind: code.kind,
    line: document.lines.position(code.start).line,
    info: infoOf(text, code),
    closed: code.closed,
    text: body(
      code.pieces
        .map(({ start, end, spaces }) => ' '.repeat(spaces) + lines(text.slice(start, end)))
        .join(''),
    ),
  }));
}

/** The code blocks as micromark finds them, from its events. */
export function micromarks(text: string, disable: string[] = []): Seen[] {
  const extensions = [{ disable: { null: disable } }];
  const events = postprocess(
    parse({ extensions })
      .document()
      .write(preprocess()(text, undefined, true)),
  );
  const found: Seen[] = [];
  let info = '';
  let fences = 0;
  let content = '';
  for (const [step, token, context] of events) {
    const { type } = token;
    if (step === 'enter') {
      if (type === 'codeFenced' || type === 'codeIndented') {
        info = '';
        fences = 0;
        content = '';
      } else if (type === 'codeFencedFence') fences++;
    } else if (type === 'codeFencedFenceInfo') info = context.sliceSerialize(token);
    else if (type === 'codeFencedFenceMeta') info = `${info} ${context.sliceSerialize(token)}`.trimEnd();
    else if (type === 'lineEnding' || type === 'codeFlowValue')
      content += lines(context.sliceSerialize(token));
    else if (type === 'codeFenced' || type === 'codeIndented') {
      const fenced = type === 'codeFenced';
      found.push({
        kind: fenced ? 'fenced' : 'indented',
        line: token.start.line,
        info,
        closed: !fenced || fences === 2,
        text: body(fenced ? content.replace(/^\n/, '') : content),
      });
    }
  }
  return found;
}

/** What can be compared with the reference implementation, which resolves the info string. */
export type Plain = Omit<Seen, 'closed'>;

/** The code blocks as the reference implementation finds them. */
export function references(text: string): Plain[] {
  const found: Plain[] = [];
  const walker = new Parser().parse(text).walker();
  for (let event = walker.next(); event; event = walker.next()) {
    const { node } = event;
    if (!event.entering || node.type !== 'code_block') continue;
    found.push({
      kind: node._isFenced ? 'fenced' : 'indented',
      line: node.sourcepos[0][0],
      info: oneBlank(node.info ?? ''),
      text: withoutBlanks(node.literal ?? ''),
    });
  }
  return found;
}

/**
 * What is left of a finding when white space that shows nowhere is left out, which each judge treats in its own way:
 * blanks on blank lines, and blank lines at the end of a fence that nothing closes.
 */
export function plain(found: readonly Seen[]): Plain[] {
  return found.map(({ kind, line, info, text }) => {
    return { kind, line, info: oneBlank(unescapeInfo(info)), text: withoutBlanks(text) };
  });
}

function oneBlank(info: string): string {
  return info.replace(/[ \t]+/g, ' ');
}

function withoutBlanks(text: string): string {
  return text.replace(/^[ \t]+$/gm, '').replace(/\n+$/, '');
}

function infoOf(text: string, code: CodeBlock): string {
  return text.slice(code.info.start, code.info.end).replace(/[ \t]+/, ' ');
}

// Piece by piece: a lone CR and the LF of an empty line behind it are two line breaks.
function lines(text: string): string {
  return text.replace(/\r\n|\r/g, '\n');
}

function body(text: string): string {
  return text.replace(/\n$/, '');
}
