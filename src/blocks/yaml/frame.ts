import { ownText } from '../../text/own-text.ts';
import { remembered } from '../../text/remembered.ts';
import type { Span } from '../../text/span.ts';
import type { ReadProblem } from '../block.ts';
import type { Entry, Node } from '../node.ts';

/** A collection that is still being filled. `end` is set when it closes. */
type OpenNode =
  | { readonly kind: 'map'; readonly start: number; end: number; readonly entries: Entry[] }
  | { readonly kind: 'list'; readonly start: number; end: number; readonly items: Node[] };

/** What a merge key (`<<`) names, and where the key stands. */
export interface Merge {
  readonly source: Node;
  readonly key: Span;
}

// One text for a key that comes again, in this file or the next: V8 then compares it and looks it up by its address.
const LONGEST_SHARED = 40;
const shared = remembered(ownText);

// Up to here a mapping's keys are compared one by one, which is faster than a map for the few keys most have.
const FEW = 12;

/** One level of the builder. Frames are used again for every collection on their level. */
export class Frame {
  node: OpenNode = { kind: 'list', start: 0, end: 0, items: [] };
  anchor: string | undefined;
  /** Nodes in it with aliases written out, itself included. */
  size = 1;
  /** Levels of lists and mappings, itself included. */
  height = 1;
  /** The next node is a key. */
  wantsKey = false;
  /** The next node is the value of `<<`. */
  wantsMerge = false;
  merges: Merge[] | undefined;
  #key = '';
  #identity = '';
  #keySpan: Span = this.node;
  // What makes each entry's key the same as another: see `keyIdentity`.
  #identities: string[] = [];
  #index: Map<string, number> | undefined;
  #firsts: Map<string, Span> | undefined;

  begin(kind: 'map' | 'list', start: number): void {
    if (kind === 'map') this.node = { kind, start, end: start, entries: [] };
    else this.node = { kind, start, end: start, items: [] };
    this.anchor = undefined;
    this.size = 1;
    this.height = 1;
    this.wantsKey = kind === 'map';
    this.wantsMerge = false;
    this.merges = undefined;
    if (this.#identities.length > 0) this.#identities = [];
    this.#index = undefined;
    this.#firsts = undefined;
  }

  key(text: string, identity: string, span: Span): void {
    this.#key = text.length > LONGEST_SHARED ? text : shared(text);
    this.#identity = identity === text ? this.#key : identity;
    this.#keySpan = span;
    this.wantsKey = false;
  }

  mergeKey(span: Span): void {
    this.#keySpan = span;
    this.wantsKey = false;
    this.wantsMerge = true;
  }

  merge(source: Node): void {
    this.merges ??= [];
    this.merges.push({ source, key: this.#keySpan });
    this.skipMerge();
  }

  /** Goes on as if the merge key had not been there. */
  skipMerge(): void {
    this.wantsMerge = false;
    this.wantsKey = true;
  }

  /** Adds an item or the value of the key. Gives back a problem when the mapping has the key already. */
  add(value: Node): ReadProblem | undefined {
    const { node } = this;
    if (node.kind === 'list') {
      node.items.push(value);
      return undefined;
    }
    this.wantsKey = true;
    const entry: Entry = { key: this.#key, keySpan: this.#keySpan, value, merged: false };
    const known = this.#find(this.#identity, node.entries);
    if (known === -1) {
      this.#identities.push(this.#identity);
      node.entries.push(entry);
      return undefined;
    }
    const first = this.#firsts?.get(this.#identity) ?? node.entries[known]?.keySpan ?? this.#keySpan;
    this.#firsts ??= new Map();
    this.#firsts.set(this.#identity, first);
    // As in a Python dict: the last value, in the first one's place.
    node.entries[known] = entry;
    const related = [{ span: first, label: 'first given here' }];
    const span = this.#keySpan;
    return { rule: 'duplicate-key', code: 'duplicate-key', span, related, data: { key: this.#key } };
  }

  #find(identity: string, entries: readonly Entry[]): number {
    if (entries.length < FEW) return this.#identities.indexOf(identity);
    if (!this.#index) {
      this.#index = new Map();
      for (let i = 0; i < this.#identities.length; i++) this.#index.set(this.#identities[i] ?? '', i);
    }
    const found = this.#index.get(identity);
    if (found !== undefined) return found;
    this.#index.set(identity, entries.length);
    return -1;
  }
}
