import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTemplate, TemplateError } from '../../src/rules/template.ts';

describe('parseTemplate', () => {
  it('splits text and expressions', () => {
    expect(parseTemplate('a ${b.c} d')).toEqual([
      { kind: 'text', text: 'a ' },
      { kind: 'cel', source: 'b.c', offset: 4 },
      { kind: 'text', text: ' d' },
    ]);
  });

  it('follows braces and strings inside an expression', () => {
    const sources = (text: string) =>
      parseTemplate(text).flatMap((part) => (part.kind === 'cel' ? [part.source] : []));
    expect(sources('${x ? "}" : \'{\'}!')).toEqual(['x ? "}" : \'{\'']);
    expect(sources('${{"a": 1}["a"]}')).toEqual(['{"a": 1}["a"]']);
    expect(sources('${"\\"}"}')).toEqual(['"\\"}"']);
  });

  it('takes `$${` for a literal one', () => {
    expect(parseTemplate('`$${VAR}` of ${key}')).toEqual([
      { kind: 'text', text: '`${VAR}` of ' },
      { kind: 'cel', source: 'key', offset: 15 },
    ]);
  });

  it('refuses an expression without an end', () => {
    expect(() => parseTemplate('a ${b')).toThrow(TemplateError);
    expect(() => parseTemplate('a ${"}')).toThrow(TemplateError);
  });

  it('keeps every text without a dollar sign as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => !text.includes('$')),
        (text) => {
          expect(parseTemplate(text)).toEqual([{ kind: 'text', text }]);
        },
      ),
    );
  });
});
