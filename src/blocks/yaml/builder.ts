import type { Span } from '../../text/span.ts';
import type { ReadProblem } from '../block.ts';
import type { Entry, Node, ScalarNode } from '../node.ts';
import { type Anchored, Anchors } from './anchors.ts';
import { Budget } from './budget.ts';
import { codePoint, ODD_SPACE } from './characters.ts';
import { syntaxProblem, type YamlOptions } from './document.ts';
import { Frame, type Merge } from './frame.ts';
import { mergeEntries } from './merge.ts';
import { type Resolved, resolvePlain, resolveTagged } from './resolve.ts';

/** What stands before a node: `&anchor`, `!tag`, and the place of both. */
export interface Properties {
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
  readonly span: Span;
}

const COLLECTION_TAG = /^(?:!|(?:!!|!<tag:yaml\.org,2002:)(?:map|seq|set|omap|pairs)>?)$/;
// yaml.v3 and yq write `!!merge <<:` for a plain `<<:`.
const MERGE_TAG = '!!merge';

/**
 * Builds the nodes of one document from what a parser met, in the order of the text. Duplicate keys, merge keys,
 * aliases and tags mean what they mean to PyYAML. Throws `LimitReached` past a limit, and nothing else.
 */
export class TreeBuilder {
  readonly problems: ReadProblem[] = [];
  root: Node | undefined;
  readonly #text: string;
  readonly #version: YamlOptions['version'];
  readonly #budget: Budget;
  readonly #anchors: Anchors;
  readonly #frames: Frame[] = [];
  #top: Frame | undefined;
  #depth = 0;

  constructor(text: string, options: YamlOptions) {
    this.#text = text;
    this.#version = options.version;
    this.#budget = new Budget(options.limits);
    this.#anchors = new Anchors(options.version, this.problems);
  }

  /** The next node is a key. */
  get wantsKey(): boolean {
    return this.#top?.wantsKey === true;
  }

  open(kind: 'map' | 'list', start: number, properties: Properties | undefined): void {
    this.#budget.level(this.#depth + 1, start);
    let frame = this.#frames[this.#depth];
    if (!frame) {
      frame = new Frame();
      this.#frames.push(frame);
    }
    frame.begin(kind, start);
    this.#depth++;
    this.#top = frame;
    if (!properties) return;
    const { anchor, tag, span } = properties;
    frame.anchor = anchor;
    if (anchor !== undefined) this.#anchors.define(anchor, frame.node, span, true);
    if (tag !== undefined && !COLLECTION_TAG.test(tag)) this.#stops('tag', tag, span, properties);
  }

  close(end: number): void {
    const frame = this.#top;
    if (!frame) return;
    this.#depth--;
    this.#top = this.#frames[this.#depth - 1];
    const { node, anchor, size, height } = frame;
    node.end = Math.max(end, node.start);
    if (frame.merges && node.kind === 'map') this.#merge(node.entries, frame.merges);
    if (anchor !== undefined) this.#anchors.close(anchor, node, size, height);
    this.#budget.node(node);
    this.#add(node, size, height, node);
  }

  scalar(
    start: number,
    end: number,
    text: string,
    style: ScalarNode['style'],
    properties?: Properties,
  ): void {
    const frame = this.#top;
    const tag = properties?.tag;
    let resolved: Resolved | undefined;
    if (tag !== undefined) resolved = resolveTagged(tag, text, this.#version);
    else if (style === 'plain') resolved = resolvePlain(text, this.#version);
    if (frame?.wantsKey && (properties === undefined || tag === MERGE_TAG)) {
      this.#key(frame, { start, end }, text, style === 'plain', resolved);
      return;
    }
    if (resolved?.stops !== undefined) this.#stops(resolved.stops, text, { start, end }, properties);
    const type = resolved === undefined ? 'string' : resolved.type;
    const value = resolved === undefined ? text : resolved.value;
    const node: ScalarNode = { kind: 'scalar', start, end, value, type, style };
    if (properties?.anchor !== undefined)
      this.#anchors.define(properties.anchor, node, properties.span, false);
    this.#budget.node(node);
    this.#add(node, 1, 0, node);
  }

  alias(name: string, start: number, end: number): void {
    const span = { start, end };
    const found = this.#anchors.find(name);
    if (!found || found.open) {
      this.#badAlias(name, span, found);
      return;
    }
    this.#budget.level(this.#depth + found.height, start);
    this.#budget.alias(found.size, span);
    this.#add(found.node, found.size, found.height, span);
  }

  #add(node: Node, size: number, height: number, place: Span): void {
    const frame = this.#top;
    if (frame === undefined) {
      this.root = node;
      return;
    }
    frame.size += size;
    if (height >= frame.height) frame.height = height + 1;
    if (frame.wantsKey) this.#nodeAsKey(frame, node, place);
    else if (frame.wantsMerge) frame.merge(node);
    else {
      const duplicate = frame.add(node);
      if (duplicate) this.problems.push(duplicate);
    }
  }

  #key(frame: Frame, span: Span, text: string, plain: boolean, resolved: Resolved | undefined): void {
    this.#budget.node(span);
    frame.size++;
    if (text.charCodeAt(0) > 127 && ODD_SPACE.test(text.charAt(0))) {
      const space = { start: span.start, end: span.start + 1 };
      this.problems.push(syntaxProblem('odd-space', space, { char: codePoint(text.charAt(0)) }));
    }
    if (text === '<<' && plain) frame.mergeKey(span);
    else frame.key(text, resolved === undefined ? text : keyIdentity(text, resolved), span);
  }

  // A key that has properties or comes from an alias; or a list or a mapping, whose text then stands in for a name.
  #nodeAsKey(frame: Frame, node: Node, place: Span): void {
    const span = { start: place.start, end: place.end };
    if (node.kind === 'scalar') {
      const text = node.type === 'string' ? String(node.value) : this.#text.slice(node.start, node.end);
      frame.key(text, keyIdentity(text, node), span);
      return;
    }
    const text = this.#text.slice(place.start, place.end);
    const template = node.kind === 'map' && this.#text.charAt(place.start - 1) === '{';
    const found = node.kind === 'map' ? 'a mapping' : 'a list';
    if (template)
      this.problems.push(syntaxProblem('template-braces', { start: span.start - 1, end: span.end }));
    else this.problems.push(syntaxProblem('complex-key', span, { found }));
    frame.key(text, text, span);
  }

  #merge(entries: Entry[], merges: readonly Merge[]): void {
    const merged = mergeEntries(entries, merges, (merge, found) => {
      const data = { found: found.kind === 'scalar' ? 'a single value' : 'a list inside the list' };
      this.problems.push(syntaxProblem('bad-merge', merge.key, data));
    });
    entries.length = 0;
    for (const entry of merged) entries.push(entry);
  }

  #badAlias(name: string, span: Span, open: Anchored | undefined): void {
    const related = open ? [{ span: open.span, label: `\`&${name}\` starts here` }] : [];
    this.problems.push(syntaxProblem(open ? 'alias-loop' : 'unknown-alias', span, { name }, related));
    if (this.#top?.wantsMerge) {
      this.#top.skipMerge();
      return;
    }
    // Its text stands in for the value, so that all around it can still be checked.
    const node: ScalarNode = { kind: 'scalar', ...span, value: `*${name}`, type: 'string', style: 'plain' };
    this.#add(node, 1, 0, span);
  }

  #stops(as: string, text: string, span: Span, properties: Properties | undefined): void {
    if (as !== 'tag') this.problems.push(syntaxProblem('unreadable-value', span, { text, taken: as }));
    else if (this.#version === '1.1') {
      this.problems.push(
        syntaxProblem('unknown-tag', properties?.span ?? span, { tag: properties?.tag ?? '' }),
      );
    }
  }
}

/** What makes two keys the same to PyYAML: `yes` and `true` are, `1` and `"1"` are not. */
function keyIdentity(text: string, meaning: Pick<Resolved, 'type' | 'value'>): string {
  return meaning.type === 'string' ? text : `\0${meaning.type} ${meaning.value}`;
}
