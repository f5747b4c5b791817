import {
  CHOMPING_MODE,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
} from 'js-yaml';
import type { ScalarNode } from '../node.ts';
import { type Properties, TreeBuilder } from './builder.ts';
import { LimitReached, syntaxProblem, type YamlOptions } from './document.ts';
import { blockEnd, emptyAt, flowEnd, headerEnd, lineEnd, skipCommas, skipIndicators } from './gaps.ts';
import { lineAt } from './lines.ts';

// Read once: in a bundle of CommonJS every use of an import is a call.
const { DOCUMENT, SEQUENCE, MAPPING, SCALAR, ALIAS } = EVENT_ID;
const { PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED, FOLDED_BLOCK } = SCALAR_STYLE;
const { KEEP } = CHOMPING_MODE;
const readValue = getScalarValue;

const AMPERSAND = 38;
const BANG = 33;
const DASH = 45;
const COLON = 58;
const BRACKET = 91;
const BRACE = 123;

/**
 * Hands the events of one document to a builder. They hold offsets only where something was written: the ends of
 * collections and the places of empty values are found from `cursor`, the end of the token before.
 */
export class DocumentReader {
  readonly builder: TreeBuilder;
  cursor: number;
  /** Nothing but an empty scalar was read, or a limit was met. */
  isEmpty = false;
  readonly #text: string;
  readonly #pyyaml: boolean;
  // How each collection that is open ends: with a bracket, or with its last token.
  readonly #open: ('bracket' | 'list' | 'map')[] = [];

  constructor(text: string, options: YamlOptions, start: number) {
    this.builder = new TreeBuilder(text, options);
    this.#text = text;
    this.#pyyaml = options.version === '1.1';
    this.cursor = start;
  }

  /** Reads up to the event that closes the document; gives the index after it. */
  read(events: readonly Event[], from: number): number {
    let at = from;
    try {
      for (; at < events.length; at++) {
        const event = events[at];
        if (event === undefined || this.#take(event, events[at + 1])) break;
      }
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error;
      this.builder.problems.push(error.problem);
      this.isEmpty = true;
      while (at < events.length && events[at]?.type !== DOCUMENT) at++;
      return at;
    }
    return at + 1;
  }

  // True for the event that closes the document.
  #take(event: Event, next: Event | undefined): boolean {
    switch (event.type) {
      case SCALAR:
        this.#scalar(event);
        return false;
      case MAPPING:
        this.#mapping(event, next);
        return false;
      case SEQUENCE: {
        const bracket = this.#text.charCodeAt(event.start) === BRACKET;
        this.builder.open('list', event.start, propertiesOf(this.#text, event));
        this.#open.push(bracket ? 'bracket' : 'list');
        this.cursor = bracket ? event.start + 1 : event.start;
        return false;
      }
      case ALIAS: {
        const { anchorStart, anchorEnd } = event;
        this.builder.alias(this.#text.slice(anchorStart, anchorEnd), anchorStart - 1, anchorEnd);
        this.cursor = anchorEnd;
        return false;
      }
      default: {
        const closer = this.#open.pop();
        if (closer === undefined) return true;
        if (closer === 'bracket') this.cursor = flowEnd(this.#text, this.cursor);
        this.builder.close(this.cursor);
        return false;
      }
    }
  }

  #mapping(event: MappingEvent, next: Event | undefined): void {
    const { start } = event;
    const first = this.#text.charCodeAt(start);
    // `[{a: b}: c]`: the pair is a mapping that starts where the mapping that is its key starts.
    const bracket = first === BRACE && !(next?.type === MAPPING && next.start === start);
    const properties = propertiesOf(this.#text, event);
    if (properties || first === AMPERSAND || first === BANG) this.#checkLine(start);
    this.builder.open('map', start, properties);
    this.#open.push(bracket ? 'bracket' : 'map');
    this.cursor = bracket ? start + 1 : start;
  }

  // `a: &x b: c`: js-yaml lets a mapping start behind the key of another when an anchor or a tag stands between.
  #checkLine(start: number): void {
    if (this.#open.at(-1) !== 'map' || this.builder.wantsKey || this.#text.charCodeAt(start) === BRACE)
      return;
    if (/[\r\n]/.test(this.#text.slice(this.cursor, start))) return;
    const span = { start, end: lineAt(this.#text, start).end };
    this.builder.problems.push(syntaxProblem('nested-mapping', span));
  }

  #scalar(event: ScalarEvent): void {
    const { style, valueStart: start, valueEnd: end } = event;
    const properties = propertiesOf(this.#text, event);
    if (start < 0) this.#empty(properties);
    else if (style > DOUBLE_QUOTED) this.#block(event, properties);
    else {
      const value = event.fast ? this.#text.slice(start, end) : readValue(this.#text, event);
      if (style === PLAIN) this.#emit(start, end, value, 'plain', properties);
      else this.#emit(start - 1, end + 1, value, style === SINGLE_QUOTED ? 'single' : 'double', properties);
    }
  }

  #emit(
    start: number,
    end: number,
    value: string,
    style: ScalarNode['style'],
    properties: Properties | undefined,
  ): void {
    this.builder.scalar(start, end, value, style, properties);
    this.cursor = end;
  }

  #block(event: ScalarEvent, properties: Properties | undefined): void {
    const { valueStart, valueEnd } = event;
    const text = this.#text;
    let start = skipIndicators(text, properties ? properties.span.end : this.cursor);
    // Behind a document that ends with nothing stand its `...` and the like.
    while (start < valueStart && text[start] !== '|' && text[start] !== '>')
      start = skipIndicators(text, lineEnd(text, start));
    let value = readValue(text, event);
    let end = valueEnd;
    if (event.chomping !== KEEP) end = blockEnd(text, valueStart, valueEnd, event.indent);
    // At the end of the text the last line has no break to keep. js-yaml adds one.
    const cut = valueEnd === text.length && valueEnd > valueStart && !/[\r\n]$/.test(text);
    if (cut && value.endsWith('\n')) value = value.slice(0, -1);
    if (end <= valueStart) end = headerEnd(text, start);
    this.#emit(start, end, value, event.style === FOLDED_BLOCK ? 'folded' : 'literal', properties);
  }

  #empty(properties: Properties | undefined): void {
    let at: number;
    if (properties) at = properties.span.end;
    else if (this.builder.wantsKey) at = skipCommas(this.#text, this.cursor);
    else at = emptyAt(this.#text, this.cursor, this.#open.at(-1) === 'list' ? DASH : COLON);
    if (this.#open.length === 0 && properties === undefined) this.isEmpty = true;
    if (this.#pyyaml && this.builder.wantsKey && this.#text.charCodeAt(at) === COLON) {
      this.builder.problems.push(syntaxProblem('empty-key', { start: at, end: at + 1 }));
    }
    this.#emit(at, at, '', 'plain', properties);
  }
}

interface WithProperties {
  readonly anchorStart: number;
  readonly anchorEnd: number;
  readonly tagStart: number;
  readonly tagEnd: number;
}

function propertiesOf(text: string, event: WithProperties): Properties | undefined {
  const { anchorStart, anchorEnd, tagStart, tagEnd } = event;
  if (anchorStart < 0 && tagStart < 0) return undefined;
  const anchor = anchorStart < 0 ? undefined : text.slice(anchorStart, anchorEnd);
  const tag = tagStart < 0 ? undefined : text.slice(tagStart, tagEnd);
  const starts = [
    anchor === undefined ? tagStart : anchorStart - 1,
    tag === undefined ? anchorStart - 1 : tagStart,
  ];
  return { anchor, tag, span: { start: Math.min(...starts), end: Math.max(anchorEnd, tagEnd) } };
}
