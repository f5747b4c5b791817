import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolvePlain, resolveTagged } from '../../../src/blocks/yaml/resolve.ts';
import { loadWithPython, noPython, type PythonResult } from './python.ts';

type Row = readonly [text: string, kind: string, value: string | number | boolean | null];

// Written by PyYAML 6.0.3: text, type, value. `stops` is a text at which the loader raises an error.
const rows = JSON.parse(readFileSync(new URL('pyyaml-scalars.json', import.meta.url), 'utf8')) as Row[];

function resolved(text: string): Row {
  const found = resolvePlain(text, '1.1');
  if (found === undefined) return [text, 'string', text];
  if (found.stops !== undefined) return [text, 'stops', found.stops];
  const { value } = found;
  if (typeof value === 'number' && !Number.isFinite(value)) return [text, found.type, String(value)];
  return [text, found.type, value === 0 ? 0 : value];
}

describe('plain scalars under YAML 1.1', () => {
  test('there is a table of them', () => {
    expect(rows.length).toBeGreaterThan(200);
  });

  test.each(rows)('%s is a %s', (text, kind, value) => {
    const found = resolved(text);
    expect(found[1]).toBe(kind);
    if (kind !== 'stops') expect(found[2]).toBe(value);
  });

  test('y and n are text, and so is an exponent without a dot or a sign', () => {
    for (const text of ['y', 'N', '1e5', '1.0e5', '+.5'])
      expect(resolved(text)).toEqual([text, 'string', text]);
  });

  test.skipIf(noPython)(`mean what PyYAML makes of them${noPython ? ` (skipped: ${noPython})` : ''}`, () => {
    const unit = fc.constantFrom(...'0123456789', ...'+-._:eExXbBoOTtZz ~=<aAfFnNyYsSuUlLrR');
    const texts = [
      ...rows.map(([text]) => text),
      ...fc.sample(fc.string({ unit, minLength: 1, maxLength: 12 }), { numRuns: 4000, seed: 11 }),
      ...fc.sample(number, { numRuns: 4000, seed: 12 }),
    ].filter((text) => text.trim() === text && text !== '');
    const results = loadWithPython(texts.map((text) => `- ${text}`));
    const wrong = texts.filter((text, index) => !agrees(text, results[index] ?? {}));
    expect(wrong).toEqual([]);
    expect(results.filter((result) => result.documents).length).toBeGreaterThan(5000);
  });
});

const digits = fc.string({ unit: fc.constantFrom(...'0123456789_'), maxLength: 4 });
const number = fc
  .tuple(
    fc.constantFrom('', '-', '+'),
    fc.constantFrom('', '0', '0x', '0b', '0o', '1'),
    digits,
    fc.constantFrom('', '.', ':', ':5', ':30', '-01-0', ':3:5'),
    digits,
    fc.constantFrom('', 'e5', 'e+5', 'E-3', ':59', 'Z', ' 1:02:03'),
  )
  .map((parts) => parts.join(''));

// A text that PyYAML does not read as the one plain scalar that it was meant for says nothing about scalars.
function agrees(text: string, { documents, error }: PythonResult): boolean {
  const [, kind, value] = resolved(text);
  if (error !== undefined)
    return /^(?:Scanner|Parser|Composer)Error/.test(error) || kind === 'stops' || /^- /.test(text);
  const list = documents?.[0];
  const item = Array.isArray(list) && list.length === 1 ? list[0] : undefined;
  if (item === undefined || Array.isArray(item)) return true;
  if (typeof item === 'string') return item !== text || kind === 'string';
  if (item === null || typeof item === 'boolean') return value === item;
  if ('timestamp' in item) return kind === 'timestamp';
  if (!('number' in item)) return true;
  const wanted = Number(item.number.replace('inf', 'Infinity').replace('nan', 'NaN'));
  return kind === 'number' && (Number(value) === wanted || Object.is(Number(value), wanted));
}

describe('plain scalars under YAML 1.2', () => {
  test.each<Row>([
    ['yes', 'string', 'yes'],
    ['On', 'string', 'On'],
    ['True', 'boolean', true],
    ['~', 'null', null],
    ['', 'null', null],
    ['010', 'number', 10],
    ['0o10', 'number', 8],
    ['0x1F', 'number', 31],
    ['0b1', 'string', '0b1'],
    ['1_000', 'string', '1_000'],
    ['12:30', 'string', '12:30'],
    ['1e5', 'number', 100_000],
    ['+.5', 'number', 0.5],
    ['-.inf', 'number', Number.NEGATIVE_INFINITY],
    ['.', 'string', '.'],
    ['=', 'string', '='],
    ['2024-02-30', 'string', '2024-02-30'],
  ])('%s is a %s', (text, kind, value) => {
    const found = resolvePlain(text, '1.2') ?? { type: 'string', value: text };
    expect([found.type, found.value]).toEqual([kind, value]);
  });
});

describe('tagged scalars', () => {
  test.each([
    ['!!str', '1', 'string', '1', undefined],
    ['!<tag:yaml.org,2002:int>', '010', 'number', 8, undefined],
    ['!!float', '3', 'number', 3, undefined],
    ['!!bool', 'YES', 'boolean', true, undefined],
    ['!!null', 'anything', 'null', null, undefined],
    ['!!timestamp', '2024-01-02', 'timestamp', '2024-01-02', undefined],
    ['!!int', 'x', 'string', 'x', 'a number'],
    ['!!bool', 'maybe', 'string', 'maybe', 'a boolean'],
    ['!secret', '1', 'string', '1', 'tag'],
    ['!!python/object:os.system', 'x', 'string', 'x', 'tag'],
  ])('%s %s', (tag, text, type, value, stops) => {
    const found = resolveTagged(tag, text, '1.1');
    expect([found.type, found.value, found.stops]).toEqual([type, value, stops]);
  });

  test('a lone ! means what a plain scalar means to PyYAML, and text to YAML 1.2', () => {
    expect(resolveTagged('!', '1', '1.1')).toEqual({ type: 'number', value: 1 });
    expect(resolveTagged('!', '1', '1.2')).toEqual({ type: 'string', value: '1' });
    expect(resolveTagged('!secret', '1', '1.2')).toEqual({ type: 'string', value: '1' });
  });
});
