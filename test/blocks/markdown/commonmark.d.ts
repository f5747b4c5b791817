// The reference implementation comes without types; this is the little of it that the tests use.
declare module 'commonmark' {
  export interface Node {
    readonly type: string;
    readonly literal: string | null;
    readonly info: string | null;
    readonly sourcepos: readonly [readonly [number, number], readonly [number, number]];
    readonly _isFenced: boolean;
    walker(): { next(): { readonly entering: boolean; readonly node: Node } | null };
  }
  export class Parser {
    parse(text: string): Node;
  }
}
