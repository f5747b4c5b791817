import { describe, expect, it } from 'vitest';
import { type Markers, NO_MARKERS } from '../../src/blocks/block.ts';
import { commentMarkers, infoMarkers, nearestMarkers } from '../../src/blocks/markers.ts';
import { modelineMarkers } from '../../src/blocks/modeline.ts';
import { createDocument } from '../../src/text/document.ts';
import { wholeView } from '../../src/text/view.ts';

const whole = (text: string) => ({ start: 0, end: text.length });
const info = (text: string) => infoMarkers(text, whole(text));
const comment = (text: string) => commentMarkers(text, whole(text));
const modeline = (text: string) => modelineMarkers(wholeView(createDocument('config.yaml', text)));
const wordsUnknown = (markers: Markers | undefined) => markers?.unknown.map(({ text }) => text);

describe('the markers of an info string', () => {
  it.each([
    ['yaml routelint=historical', { status: 'historical' }],
    ['yaml routelint=current', { status: 'current' }],
    ['yaml routelint="historical, complete"', { status: 'historical', complete: true }],
    ['yaml routelint=historical,complete', { status: 'historical', complete: true }],
    ['yaml routelint=asof:2026-04-16', { status: 'asof', date: '2026-04-16' }],
    ['yaml routelint=asof:2026-04-16,complete', { status: 'asof', date: '2026-04-16', complete: true }],
    ['yaml routelint:proposal', { status: 'proposal' }],
    ['yaml routelint=ignore', { ignored: true }],
    [
      'yaml routelint=Example reason="old setup, kept for the story"',
      { status: 'example', reason: 'old setup, kept for the story' },
    ],
    [`yaml reason='it said \\'no\\'' routelint=example`, { status: 'example', reason: "it said 'no'" }],
    ['yaml dialect=hermes', { dialect: 'hermes' }],
    ['yaml {linenos=true, routelint=historical, hl_lines=[1,"3-5"]}', { status: 'historical' }],
    ['{.yaml .numberLines routelint=historical reason="a {b}"}', { status: 'historical', reason: 'a {b}' }],
    ['yaml title="a routelint=ignore story" {1,3} routelint=example', { status: 'example' }],
  ])('%s', (text, expected) => {
    expect({ ...info(text), span: undefined }).toEqual({ ...NO_MARKERS, ...expected });
  });

  it('are none where nothing speaks to routelint', () => {
    expect(info('yaml title="config.yaml" linenos example historical')).toBeUndefined();
    expect(info('')).toBeUndefined();
  });

  it('keep what means nothing, with its place', () => {
    const text = 'yaml routelint=histroical,complete,asof:soon reason=x';
    const markers = info(text);
    expect(markers).toMatchObject({ status: undefined, complete: true, reason: 'x' });
    expect(markers?.unknown.map(({ text: word, span }) => [word, text.slice(span.start, span.end)])).toEqual([
      ['histroical', 'histroical'],
      ['asof=soon', 'asof:soon'],
    ]);
  });

  it('say one status: a second one contradicts it', () => {
    const markers = info('yaml routelint=historical,current');
    expect(markers?.status).toBe('historical');
    expect(wordsUnknown(markers)).toEqual(['current']);
  });

  it('say where the status stands', () => {
    const text = 'yaml routelint=complete,asof:2026-04-16';
    const span = info(text)?.span;
    expect(text.slice(span?.start, span?.end)).toBe('asof:2026-04-16');
  });
});

describe('the markers of a comment', () => {
  it('are the words behind its name', () => {
    expect(comment(' routelint: historical reason="before the move", complete ')).toMatchObject({
      status: 'historical',
      reason: 'before the move',
      complete: true,
      unknown: [],
    });
  });

  it('may stand on several lines, also of a block quote', () => {
    expect(comment('\n> routelint: asof=2026-01-31\n>   dialect=litellm\n')).toMatchObject({
      status: 'asof',
      date: '2026-01-31',
      dialect: 'litellm',
      unknown: [],
    });
  });

  it.each([
    'prettier-ignore',
    ' routelint-off ',
    ' see routelint: historical ',
    ' routelint: ignore[drift] not yet ',
  ])('are none of: %s', (text) => expect(comment(text)).toBeUndefined());

  it('keep unknown words', () =>
    expect(wordsUnknown(comment('routelint: old stuff'))).toEqual(['old', 'stuff']));
});

describe('the markers above a config', () => {
  it.each([
    ['# routelint: backup\nmodel: x\n', { role: 'backup' }],
    [
      '# A comment\r\n\r\n#routelint: example reason="for tests"\r\n---\r\nmodel: x\r\n',
      { status: 'example', reason: 'for tests' },
    ],
    ['%YAML 1.1\n---\n  # routelint: historical\nmodel: x\n', { status: 'historical' }],
    ['// routelint: proposal\n{}', { status: 'proposal' }],
    ['# routelint: ignore', { ignored: true }],
  ])('%j', (text, expected) => expect(modeline(text)).toMatchObject(expected));

  it.each(['model: x # routelint: backup\n', 'model: x\n# routelint: backup\n', '', '\n\n', '# routelint\n'])(
    'are none of %j',
    (text) => expect(modeline(text)).toBeUndefined(),
  );
});

describe('nearestMarkers', () => {
  const page = comment('routelint: historical reason="the whole page" complete dialect=hermes');
  const date = { ...NO_MARKERS, date: '2026-04-16' };

  it('takes all from one place', () => expect(nearestMarkers([undefined, page])).toEqual(page));

  it('lets a status hide status, reason and completeness of farther places, and nothing else', () => {
    expect(nearestMarkers([info('yaml routelint=current'), undefined, page, date])).toMatchObject({
      status: 'current',
      reason: undefined,
      complete: false,
      dialect: 'hermes',
      date: '2026-04-16',
    });
  });

  it('adds what nearer places say beside the status', () => {
    expect(nearestMarkers([info('yaml reason="this one" routelint=complete'), page])).toMatchObject({
      status: 'historical',
      reason: 'this one',
      complete: true,
      span: page?.span,
    });
  });

  it('lets a status overrule that the page is to be ignored', () => {
    const ignored = comment('routelint: ignore');
    expect(nearestMarkers([undefined, ignored]).ignored).toBe(true);
    expect(nearestMarkers([info('yaml routelint=current'), ignored]).ignored).toBe(false);
  });

  it('of nothing is nothing', () => expect(nearestMarkers([undefined])).toBe(NO_MARKERS));
});
