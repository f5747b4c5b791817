import type { Environment } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCel, NotInSubset } from '../../.build/rules/compile.ts';
import { type CheckFile, loadRules } from '../../.build/rules/load.ts';
import * as cel from '../../src/rules/cel.ts';
import { caseEnvironment, checkEnvironment } from '../../src/rules/environment.ts';
import { FactBook } from '../../src/rules/fact-book.ts';
import type { Facts, Subject } from '../../src/rules/rule.ts';
import { Subjects } from '../../src/rules/subjects.ts';
import { parseTemplate } from '../../src/rules/template.ts';
import { contexts } from './contexts.ts';

type Compiled = (facts: Facts) => unknown;

function compiled(source: string, environment: Environment, typed = true): Compiled {
  const code = compileCel(environment.parse(source).ast, typed);
  const run: (helpers: typeof cel, facts: Facts) => unknown = Object(
    new Function('cel', 'f', `return ${code};`),
  );
  return (facts) => run(cel, facts);
}

const plain = new WeakMap<object, unknown>();

// The interpreter counts in bigint and looks at own properties only.
function interpreted(value: unknown): unknown {
  if (typeof value === 'number') return BigInt(value);
  if (Array.isArray(value)) return value.map(interpreted);
  if (typeof value !== 'object' || value === null) return value;
  const known = plain.get(value);
  if (known) return known;
  const made = Object.fromEntries(keysOf(value).map((key) => [key, interpreted(Reflect.get(value, key))]));
  plain.set(value, made);
  return made;
}

function keysOf(value: object): readonly string[] {
  const own = Object.keys(value);
  const onPrototype = Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(value)));
  return [...own, ...onPrototype.flatMap(([key, { get }]) => (get && key !== '__proto__' ? [key] : []))];
}

function sourcesOf(check: CheckFile): readonly string[] {
  const templates = [check.message, check.help, ...(check.related ?? []).map((place) => place.label)];
  const inTemplates = templates
    .flatMap(parseTemplate)
    .flatMap((part) => (part.kind === 'cel' ? [part.source] : []));
  return [check.when, check.report, check.once, ...inTemplates].filter((source) => source !== undefined);
}

const { rules } = await loadRules();

const EXTRA: readonly string[] = [
  'size(flow.failures) + 1 > 2 && flow.step.index != 0',
  'flow.later.filter(t, t.rank >= 0).map(t, t.label + "!").join("; ")',
  'flow.earlier.exists_one(t, t.locality == "cloud") || flow.target.label.contains("a")',
  'flow.target in [flow.target] ? 1 - 2 * 3 : -1',
  'flow.path.all(label, label.size() > 0 && !(label in flow.failures))',
  'flow.target.label.matches("^[a-c]$") && flow.target.endpoint.startsWith("http")',
  '{"a": [1, 2], "b": [3]}["a"] == [1, 2]',
  'flow.step.on + ["x"] == ["x"]',
  'string(flow.step.index) + listed(flow.path)',
  'int("12") == 12 && "b" in {"b": true} && "abc" < "abd"',
  'flow.when.lowerAscii() == "" && flow.when == ""',
];

describe('compileCel', () => {
  it('says what the interpreter says, for every expression of every rule', () => {
    const checks = rules.flatMap(({ rule }) => rule.checks ?? []);
    const pairs = checks.flatMap((check) =>
      sourcesOf(check).map((source) => ({ each: check.each, ...both(source, check.each) })),
    );
    fc.assert(
      fc.property(contexts, (context) => {
        const subjects = new Subjects(new FactBook(context));
        const group = { size: 1, lanes: ['one', 'two'], targets: ['three'], because: ['four'] };
        for (const { each, source, ours, theirs } of pairs) {
          for (const subject of subjects.of(each).slice(0, 6)) {
            const facts = { ...subject, group };
            expect(interpreted(ours(facts)), source).toEqual(theirs(interpreted(facts)));
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('says what the interpreter says for each part of the subset', () => {
    const pairs = EXTRA.filter((source) => !source.includes('lowerAscii')).map((source) =>
      both(source, 'flow'),
    );
    fc.assert(
      fc.property(contexts, (context) => {
        for (const facts of new Subjects(new FactBook(context)).of('flow')) {
          for (const { source, ours, theirs } of pairs)
            expect(interpreted(ours(facts)), source).toEqual(theirs(interpreted(facts)));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('refuses what it does not compile', () => {
    const environment = checkEnvironment('flow');
    for (const source of [
      'flow.when.lowerAscii()',
      '4 / 2',
      'flow.when.matches(flow.when)',
      '"a".matches("(?=b)")',
    ])
      expect(() => compiled(source, environment), source).toThrow(NotInSubset);
  });

  it('shows nothing for data that is not there', () => {
    const environment = caseEnvironment();
    const one = (source: string, data: Facts): unknown => compiled(source, environment, false)(data);
    expect(cel.show(one('key', {}))).toBe('');
    expect(one('has(data.key) ? "yes" : "no"', {})).toBe('no');
    expect(one('has(data.key) ? data.key : "no"', { key: 'k' })).toBe('k');
    expect(one('count == 1 ? "entry" : "entries"', { count: 1 })).toBe('entry');
    expect(one('count > 1', { count: 2 })).toBe(true);
    expect(one('key.startsWith("a")', {})).toBe(false);
  });
});

function both(
  source: string,
  each: Subject,
): { source: string; ours: Compiled; theirs: (facts: unknown) => unknown } {
  const environment = checkEnvironment(each);
  const parsed = environment.parse(source);
  return { source, ours: compiled(source, environment), theirs: (facts) => parsed(Object(facts)) };
}
