import type { ParsedNode, Scalar } from 'yaml';
import type { ScalarNode } from '../node.ts';
import { type Properties, TreeBuilder } from './builder.ts';
import type { YamlOptions } from './document.ts';

/** The package `yaml`, which is loaded only after a syntax error. */
export type YamlPackage = Pick<
  typeof import('yaml'),
  'parseAllDocuments' | 'isAlias' | 'isMap' | 'isScalar' | 'isSeq'
>;

const STYLES: Readonly<Record<Scalar.Type, ScalarNode['style']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** Our nodes from those of `yaml`, by the same builder as from events: keys, merges and scalars mean the same. */
export class RecoveredTree {
  readonly builder: TreeBuilder;
  readonly #text: string;
  readonly #yaml: YamlPackage;

  constructor(text: string, options: YamlOptions, yaml: YamlPackage) {
    this.builder = new TreeBuilder(text, options);
    this.#text = text;
    this.#yaml = yaml;
  }

  /** Adds a node and all in it; gives where its last token ends. */
  add(node: ParsedNode): number {
    const [start, end] = node.range;
    if (this.#yaml.isAlias(node)) {
      if (node.source === '') this.builder.scalar(start, end, '', 'plain');
      else this.builder.alias(node.source, start, end);
    } else if (this.#yaml.isScalar(node)) return this.#scalar(node, start, end);
    else if (this.#yaml.isMap(node)) {
      this.builder.open('map', start, propertiesOf(node, node.range));
      let last = start;
      for (const { key, value } of node.items) {
        last = key ? this.add(key) : this.#empty(last);
        last = value ? this.add(value) : this.#empty(last);
      }
      return this.#close(node.flow === true, last, end);
    } else if (this.#yaml.isSeq(node)) {
      this.builder.open('list', start, propertiesOf(node, node.range));
      let last = start;
      for (const item of node.items) last = this.add(item as ParsedNode);
      return this.#close(node.flow === true, last, end);
    }
    return end;
  }

  #close(flow: boolean, last: number, end: number): number {
    // The package counts what it met behind a closing bracket among the members.
    const at = flow ? Math.max(end, last) : last;
    this.builder.close(at);
    return at;
  }

  #empty(at: number): number {
    this.builder.scalar(at, at, '', 'plain');
    return at;
  }

  #scalar(node: Scalar.Parsed, start: number, end: number): number {
    const style = STYLES[node.type ?? 'PLAIN'];
    const block = style === 'literal' || style === 'folded';
    const trimmed = block ? start + this.#text.slice(start, end).trimEnd().length : end;
    const value = typeof node.value === 'string' ? node.value : '';
    this.builder.scalar(start, trimmed, value, style, propertiesOf(node, node.range));
    return trimmed;
  }
}

const STANDARD = 'tag:yaml.org,2002:';

// The package keeps no place for anchors and tags; the start of the node is next to them.
function propertiesOf(
  node: { anchor?: string; tag?: string },
  [start, end]: readonly [number, number, number],
): Properties | undefined {
  const anchor = node.anchor === '' ? undefined : node.anchor;
  if (anchor === undefined && node.tag === undefined) return undefined;
  const tag = node.tag?.startsWith(STANDARD) ? `!!${node.tag.slice(STANDARD.length)}` : node.tag;
  return { anchor, tag, span: { start, end: Math.min(start + 1, end) } };
}
