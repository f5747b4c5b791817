import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeView } from '../../../src/blocks/markdown/code.ts';
import { findCode } from '../../../src/blocks/markdown/fences.ts';
import { createDocument, locationRange } from '../../../src/text/document.ts';
import { hostOffset, locate } from '../../../src/text/view.ts';
import { viewsIn } from './texts.ts';

const LINES = [
  ...[
    'a: 1',
    '\tb',
    '\t\t- c',
    '',
    '  d: "x"',
    '> e',
    'EOF',
    ' EOF',
    'cat <<EOF',
    '\\$x',
    '\\\\',
    'f\\',
    '`',
  ],
  ...['$VAR', 'g: ${VAR}', 'h: $(date', ')', '- `x` y', '\\`', '$ cat <<EOF', 'i: $A$B', 'EOF | x <<-EOF'],
];
const COMMANDS = ['cat <<EOF', "cat <<'EOF'", 'cat <<-EOF', "cat <<-'EOF'", '$ cat <<EOF', 'a <<EOF <<EOF'];
const PREFIXES = ['', '> ', '>', '- ', '1. > ', '> -\t', '\t'];

/** A page with a fence of shell commands, in containers, whose lines end in one way. */
const page = fc
  .tuple(
    fc.constantFrom(...PREFIXES),
    fc.constantFrom(...COMMANDS),
    fc.array(fc.constantFrom(...LINES), { maxLength: 14 }),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(([prefix, command, lines, lineBreak]) => {
    const rest = prefix.replace(/[-\d.]/g, ' ');
    return ['```sh', command, ...lines, '```']
      .map((line, index) => (index === 0 ? prefix : rest) + line + lineBreak)
      .join('');
  });

function views(text: string) {
  const document = createDocument('page.md', text);
  return findCode(text).flatMap((code) => viewsIn(codeView(document, code)));
}

describe('the view of a here-document', () => {
  it('maps each unit to itself in the page; a placeholder to the two ends of what it stands for', () => {
    fc.assert(
      fc.property(page, (text) => {
        for (const view of views(text)) {
          const placeholders = [...view.text.matchAll(/<(\w+)>/g)];
          for (let offset = 0; offset < view.text.length; offset++) {
            if (placeholders.some(({ index, 0: all }) => offset >= index && offset < index + all.length))
              continue;
            const here = view.text.charAt(offset);
            const there = text.charAt(hostOffset(view, offset));
            expect(there === here || (here === ' ' && there === '\t')).toBe(true);
          }
          for (const { index, 0: all, 1: name = '' } of placeholders) {
            const { span } = locate(view, { start: index, end: index + all.length });
            const written = text.slice(span.start, span.end);
            expect(written).toMatch(name === 'value' ? /^(?:\$\(|`)/ : /^\$\{?\w+\}?$/);
            if (name !== 'value') expect(written).toContain(name);
          }
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps the order of lines, and never points before its command', () => {
    fc.assert(
      fc.property(page, (text) => {
        for (const view of views(text)) {
          let last = 2;
          for (let offset = 0; offset < view.text.length; offset++) {
            const { start } = locationRange(locate(view, { start: offset, end: offset + 1 }));
            expect(start.line).toBeGreaterThan(last - 1);
            last = start.line;
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['cat <<EOF\na: $VAR\nEOF\n', '$VAR'],
    ['cat <<EOF\na: ${VAR:-x} b\nEOF\n', '${VAR:-x}'],
    ['cat <<-EOF\n\ta: $(date\n\t+%Y)\n\tEOF\n', '$(date\n\t+%Y)'],
    ['cat <<EOF\na: `date`\nEOF\n', '`date`'],
  ])('of %j shows all of the expansion for the placeholder', (shell, written) => {
    const text = `\`\`\`sh\n${shell}\`\`\`\n`;
    const [view] = views(text);
    const { index = 0, 0: all = '' } = /<\w+>/.exec(view?.text ?? '') ?? {};
    if (!view) throw new Error('nothing is read');
    const { span } = locate(view, { start: index, end: index + all.length });
    expect(text.slice(span.start, span.end)).toBe(written);
  });
});
