import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keepLines } from '../../src/text/kept-lines.ts';
import { LineTable } from '../../src/text/lines.ts';

const texts = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '\r', '\r\n', 'é'), maxLength: 40 });
const spans = (text: string) =>
  fc.array(
    fc
      .tuple(fc.nat(text.length), fc.nat(text.length))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
  );

it('says of the spans that were kept what the lines of the whole text say, also after it was copied', () => {
  fc.assert(
    fc.property(
      texts.chain((text) => fc.tuple(fc.constant(text), spans(text))),
      ([text, kept]) => {
        const whole = new LineTable(text);
        const lines = keepLines(whole, kept);
        for (const { start, end } of kept) {
          const from = whole.position(start);
          expect(lines.position(start)).toEqual(from);
          expect(lines.position(end)).toEqual(whole.position(end));
          expect(lines.text(from.line)).toBe(whole.text(from.line));
        }
        expect(structuredClone(lines.facts)).toEqual(lines.facts);
      },
    ),
  );
});

it('says nothing of others', () => {
  const lines = keepLines(new LineTable('one\ntwo\n'), [{ start: 0, end: 1 }]);
  expect(() => lines.position(5)).toThrow();
  expect(() => lines.text(2)).toThrow();
});
