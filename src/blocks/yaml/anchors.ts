import type { Span } from '../../text/span.ts';
import type { ReadProblem } from '../block.ts';
import type { Node } from '../node.ts';
import { syntaxProblem, type YamlOptions } from './document.ts';

/** What `&name` stands before. */
export interface Anchored {
  readonly node: Node;
  readonly span: Span;
  /** Nodes in it with aliases written out. */
  readonly size: number;
  /** Levels of lists and mappings. */
  readonly height: number;
  /** It is still being read: an alias to it here would put it into itself. */
  readonly open: boolean;
}

const NAME = /^[A-Za-z0-9_-]+$/;

/** The anchors of one document. The last one of a name counts; PyYAML allows a name once, and letters, digits, `-` and `_`. */
export class Anchors {
  readonly #known = new Map<string, Anchored>();
  readonly #pyyaml: boolean;
  readonly #problems: ReadProblem[];

  constructor(version: YamlOptions['version'], problems: ReadProblem[]) {
    this.#pyyaml = version === '1.1';
    this.#problems = problems;
  }

  find(name: string): Anchored | undefined {
    return this.#known.get(name);
  }

  define(name: string, node: Node, span: Span, open: boolean): void {
    const known = this.#known.get(name);
    if (this.#pyyaml && known) {
      const related = [{ span: known.span, label: 'first defined here' }];
      this.#problems.push(syntaxProblem('duplicate-anchor', span, { name }, related));
    }
    if (this.#pyyaml && !NAME.test(name)) this.#problems.push(syntaxProblem('anchor-name', span, { name }));
    this.#known.set(name, { node, span, size: 1, height: 0, open });
  }

  /** The collection of an anchor was read to its end. */
  close(name: string, node: Node, size: number, height: number): void {
    const known = this.#known.get(name);
    if (known?.node === node) this.#known.set(name, { node, span: known.span, size, height, open: false });
  }
}
