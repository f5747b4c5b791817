import { fileURLToPath } from 'node:url';
import type { ReadProblem } from '../../../src/blocks/block.ts';
import type { Node } from '../../../src/blocks/node.ts';
import type { YamlOptions } from '../../../src/blocks/yaml/document.ts';
import { LineTable } from '../../../src/text/lines.ts';

export const OPTIONS: YamlOptions = { version: '1.1', limits: { nodes: 100_000, depth: 100 } };

/** The corpus of real configs, which is no part of the repository. */
export const CORPUS = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));

/** A node as plain data that tells types apart; keys in order. */
export function show(node: Node | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.kind === 'list') return node.items.map(show);
  if (node.kind === 'map') return { map: node.entries.map((entry) => [entry.key, show(entry.value)]) };
  return node.type === 'timestamp' ? { timestamp: node.value } : node.value;
}

/** A problem in one line: its code, where it starts, and the text it points at. */
export function point(text: string, { code, span }: Pick<ReadProblem, 'code' | 'span'>): string {
  const { line, column } = new LineTable(text).position(span.start);
  return `${code} ${line}:${column} ${JSON.stringify(text.slice(span.start, span.end))}`;
}
