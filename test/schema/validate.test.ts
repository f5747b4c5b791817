import { describe, expect, it } from 'vitest';
import { validateBlock } from '../../src/schema/validate.ts';
import { blockOf } from './block.ts';

const RULE = `id: my-rule
title: A rule of mine
category: policy
confidence: high
since: 0.1.0
levels: { recommended: error, local-first: error, strict: error }
what: What it says of a setup.
why: Why that matters to its owner.
do: What to do about it now.
by: schema
cases:
  one: { message: what is wrong, help: what to do }
examples:
  - { title: Bad, config: 'a: 1', findings: [{ line: 1, message: wrong }] }
  - { title: Good, config: 'a: 2', findings: [] }
`;

function violations(text: string, options: Parameters<typeof validateBlock>[2] = { completeness: 'whole' }) {
  return validateBlock('rule', blockOf(text), options).map((violation) => ({
    ...violation,
    text: text.slice(violation.span.start, violation.span.end),
  }));
}

describe('validateBlock', () => {
  it('points at the value and says what belongs there', () => {
    const [first, ...more] = violations(RULE.replace('title: A rule of mine', 'title: [A]'));
    expect(first).toMatchObject({ rule: 'schema', code: 'type', path: 'title', text: 'title' });
    expect(first?.data).toMatchObject({
      key: 'title',
      subject: '`title`',
      actual: 'a list',
      expected: 'a string',
    });
    expect(more).toEqual([]);
  });

  it('suggests the value that was meant, in the quotes that are there', () => {
    const text = RULE.replace('category: policy', 'category: "polcy"');
    const [first] = violations(text);
    expect(first).toMatchObject({ code: 'enum-near', text: '"polcy"', data: { suggestion: 'policy' } });
    expect(first?.fix).toMatchObject({ text: '"policy"', title: 'write `policy`' });
  });

  it('suggests the key that was meant', () => {
    const text = RULE.replace('since:', 'sicne:');
    const found = violations(text);
    expect(found.map(({ rule, code }) => `${rule} ${code}`)).toContain('unknown-key near-miss');
    const miss = found.find(({ rule }) => rule === 'unknown-key');
    expect(miss).toMatchObject({
      text: 'sicne',
      data: { key: 'sicne', place: 'the top level', suggestion: 'since' },
    });
    expect(miss?.fix?.text).toBe('since');
  });

  it('misses nothing in a fragment, also in one whose parent is not shown', () => {
    expect(violations('id: my-rule\n', { completeness: 'fragment' })).toEqual([]);
    const levels = { completeness: 'fragment', under: 'levels' } as const;
    expect(violations('recommended: error\n', levels)).toEqual([]);
    const [first] = violations('recommended: eror\n', levels);
    expect(first).toMatchObject({
      path: 'levels.recommended',
      code: 'enum-near',
      data: { suggestion: 'error' },
    });
  });

  it('is silent about what has no schema, and about nothing', () => {
    expect(validateBlock('nobody', blockOf(RULE), { completeness: 'whole' })).toEqual([]);
    expect(violations('')).toEqual([]);
  });

  it('prints no secret that stands where it should not', () => {
    const [first] = violations(
      RULE.replace('category: policy', 'category: sk-3f9a1c27d5e84b60a2f1c9d7e5b3a486'),
    );
    expect(first?.code).toBe('enum');
    expect(JSON.stringify(first?.data)).not.toContain('3f9a');
  });
});
