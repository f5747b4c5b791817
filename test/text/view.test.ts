import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDocument, locationRange } from '../../src/text/document.ts';
import { hostOffset, locate, nestView, type Segment, type View, wholeView } from '../../src/text/view.ts';

const HOST = 'abcdefghijklmnopqrstuvwxyz0123456789';
const document = createDocument('host.md', HOST);

/** A text cut out of another in runs, with up to three made-up units (`_`) before each, as a view does it. */
const cut = (outer: string): fc.Arbitrary<{ text: string; segments: Segment[] }> =>
  fc
    .array(fc.tuple(fc.nat(3), fc.nat(outer.length), fc.nat(9)), { minLength: 1, maxLength: 8 })
    .map((runs) => {
      const segments: Segment[] = [];
      let text = '';
      for (const [made, host, wanted] of runs) {
        text += '_'.repeat(made);
        const length = Math.min(wanted, outer.length - host);
        segments.push({ view: text.length, host, length });
        text += outer.slice(host, host + length);
      }
      return { text, segments };
    });

const view = cut(HOST).map(({ text, segments }): View => ({ document, text, segments }));

describe('a view', () => {
  it('maps each unit that the host holds to that unit', () => {
    fc.assert(
      fc.property(view, (view) => {
        for (const [offset, unit] of Array.from(view.text).entries()) {
          if (unit !== '_') expect(HOST[hostOffset(view, offset)]).toBe(unit);
        }
      }),
    );
  });

  it('that is the whole document maps every offset to itself', () => {
    expect(hostOffset(wholeView(document), 7)).toBe(7);
    expect(nestView(wholeView(document), 'cd', [{ view: 0, host: 2, length: 2 }]).segments).toEqual([
      { view: 0, host: 2, length: 2 },
    ]);
  });

  it('of a view leads each unit to where both maps lead it, one after the other', () => {
    const nested = view.chain((outer) => cut(outer.text).map((inner) => ({ outer, inner })));
    fc.assert(
      fc.property(nested, ({ outer, inner }) => {
        const view = nestView(outer, inner.text, inner.segments);
        for (const { view: from, host, length } of inner.segments) {
          for (let offset = from; offset < from + length; offset++) {
            expect(hostOffset(view, offset)).toBe(hostOffset(outer, host + offset - from));
          }
        }
        for (const segment of view.segments ?? []) {
          const held = inner.text.slice(segment.view, segment.view + segment.length);
          expect(HOST.slice(segment.host, segment.host + segment.length)).toBe(held);
        }
      }),
    );
  });

  it('is nested in time that grows with its size alone', () => {
    const lines = Array.from({ length: 40_000 }, (_, line) => ({
      view: line * 8,
      host: line * 10 + 2,
      length: 8,
    }));
    const text = '12345678'.repeat(lines.length);
    const host = createDocument('big.md', '> 12345678'.repeat(lines.length));
    const outer: View = { document: host, text, segments: lines };
    const started = performance.now();
    const view = nestView(outer, text, [{ view: 0, host: 0, length: text.length }]);
    expect(view.segments).toEqual(lines);
    expect(performance.now() - started).toBeLessThan(2_500);
  });
});

describe('locate', () => {
  const quoted = createDocument('quote.md', '> one: 1\r\n> two: 2\r\n');
  const inside: View = {
    document: quoted,
    text: 'one: 1\r\ntwo: 2\r\n',
    segments: [
      { view: 0, host: 2, length: 8 },
      { view: 8, host: 12, length: 8 },
    ],
  };

  it('gives the line and column of the host', () => {
    const two = inside.text.indexOf('two');
    expect(locationRange(locate(inside, { start: two, end: two + 3 }))).toEqual({
      start: { line: 2, column: 3 },
      end: { line: 2, column: 6 },
    });
  });

  it('ends a span that ends with its line before the prefix of the next one', () => {
    const first = locate(inside, { start: 0, end: 8 });
    expect(quoted.text.slice(first.span.start, first.span.end)).toBe('one: 1\r\n');
  });

  it('keeps an empty span empty, also at the end of the text', () => {
    expect(locate(inside, { start: 8, end: 8 }).span).toEqual({ start: 12, end: 12 });
    expect(locate(inside, { start: 16, end: 16 }).span).toEqual({ start: 20, end: 20 });
  });
});
