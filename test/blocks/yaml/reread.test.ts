import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Node, ScalarNode } from '../../../src/blocks/node.ts';
import type { YamlDocument } from '../../../src/blocks/yaml/document.ts';
import { readYaml } from '../../../src/blocks/yaml/read.ts';
import { recoverYaml } from '../../../src/blocks/yaml/recover.ts';
import { textLikeYaml } from './arbitrary.ts';
import { OPTIONS } from './show.ts';

function scalars(node: Node | undefined): readonly ScalarNode[] {
  if (node === undefined) return [];
  if (node.kind === 'scalar') return [node];
  const inner = node.kind === 'list' ? node.items : node.entries.map((entry) => entry.value);
  return inner.flatMap(scalars);
}

// The value that the text of a span has by itself. Values with a tag or an alias have more than their span.
function alone(text: string, node: ScalarNode): unknown {
  const block = node.style === 'literal' || node.style === 'folded';
  const source = text.slice(node.start, node.end);
  const { root } = readYaml(block ? source.replace(/[^\n]$/, '$&\n') : source, OPTIONS)[0] ?? {};
  return root?.kind === 'scalar' ? root.value : root;
}

test('the span of a scalar holds its value, all of it and nothing else', () => {
  let seen = 0;
  fc.assert(
    fc.property(textLikeYaml, (draft) => {
      const text = `${draft}\n`;
      // A block text with an indentation of its own depends on what is around it; markers and byte-order marks do too.
      fc.pre(!/[&*!]|[|>][-+]?\d/.test(text));
      for (const { root, problems } of readYaml(text, OPTIONS)) {
        if (problems.length > 0) continue;
        for (const node of scalars(root)) {
          if (node.start === node.end || /^(?:---|\.\.\.|\ufeff)/.test(text.slice(node.start))) continue;
          seen++;
          expect([alone(text, node), node.style]).toEqual([node.value, node.style]);
        }
      }
    }),
    { numRuns: 5000 },
  );
  expect(seen).toBeGreaterThan(400);
});

function checkSpans(text: string, documents: readonly YamlDocument[]): void {
  const within = (inner: { start: number; end: number }, outer: { start: number; end: number }): void => {
    expect(inner.start).toBeLessThanOrEqual(inner.end);
    expect(inner.start).toBeGreaterThanOrEqual(outer.start);
    expect(inner.end).toBeLessThanOrEqual(outer.end);
  };
  const visit = (node: Node, outer: { start: number; end: number }, shared: boolean): void => {
    if (!shared) within(node, outer);
    if (node.kind === 'list') for (const item of node.items) visit(item, node, text.includes('*'));
    if (node.kind !== 'map') return;
    for (const { keySpan, value, merged } of node.entries) {
      if (!merged && !text.includes('*')) within(keySpan, node);
      visit(value, node, merged || text.includes('*'));
    }
  };
  let end = 0;
  for (const { root, span, problems } of documents) {
    expect(span.start).toBe(end);
    end = span.end;
    if (root) visit(root, span, false);
    for (const problem of problems) {
      for (const place of [problem, ...problem.related]) within(place.span, { start: 0, end: text.length });
    }
    const starts = problems.map((problem) => problem.span.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  }
  expect(end).toBe(text.length);
}

test('no text makes it throw, and all places lie where they belong', async () => {
  const texts = fc.oneof(
    textLikeYaml,
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ maxLength: 60 }),
  );
  let recovered = 0;
  await fc.assert(
    fc.asyncProperty(texts, fc.constantFrom('1.1', '1.2'), async (text, version) => {
      const options = { version, limits: { nodes: 200, depth: 6 } } as const;
      const first = readYaml(text, options);
      expect(first.length).toBeGreaterThan(0);
      checkSpans(text, first);
      for (const document of first) if (document.needsRecovery) expect(document.problems.length).toBe(1);
      const again = await recoverYaml(text, options);
      if (again !== first) recovered++;
      expect(again.some((document) => document.needsRecovery)).toBe(false);
      checkSpans(text, again);
    }),
    {
      numRuns: 3000,
      examples: [
        ['{}|!!str a', '1.1'],
        ['? \n...\n>', '1.1'],
      ],
    },
  );
  expect(recovered).toBeGreaterThan(500);
});
