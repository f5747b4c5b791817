import type { Entry, Node } from '../blocks/node.ts';

/** A step into the data: a key or an index, with the span of the key where there is one. */
export type Step = string | number;

/** One thing about one node that its schema does not admit. */
export interface Problem {
  readonly code:
    | 'type'
    | 'enum'
    | 'required'
    | 'range'
    | 'pattern'
    | 'length'
    | 'count'
    | 'unique'
    | 'not-allowed';
  /** From the root of the checked node. */
  readonly path: readonly Step[];
  readonly node: Node;
  readonly expected: string;
  readonly actual: string;
  /** For `enum`: the admitted values. For `required`: the missing keys. */
  readonly allowed: readonly (string | number | boolean)[];
  /** How a right value is written, where the schema says so. */
  readonly form?: string;
  /** For `required`: the entry whose key is the missing one with a slip in it. */
  readonly slip?: Entry;
  /** What the program does with a value that it does not know, where the schema says so. */
  readonly effect?: string;
  /** Values that people write for those there are, where the schema lists them. */
  readonly meant?: Readonly<Record<string, string>>;
}
