import type { Span } from '../text/span.ts';
import { type BlockStatus, type Markers, NO_MARKERS } from './block.ts';
import { type Word, wordsOf } from './words.ts';

const STATUSES: readonly BlockStatus[] = ['current', 'asof', 'historical', 'proposal', 'example'];
const DATE = /^\d{4}-\d{2}-\d{2}(?!\d)/;

/** Turns a span of the text that is read into one of the document. */
export type ToHost = (span: Span) => Span;

type Draft = { -readonly [Key in keyof Markers]: Markers[Key] };

/** The markers that one place gives, word by word: `historical`, `complete`, `asof` with a date, `reason` with words. */
export class MarkerReader {
  readonly #unknown: { readonly text: string; readonly span: Span }[] = [];
  readonly #draft: Draft = { ...NO_MARKERS, unknown: this.#unknown };
  readonly #host: ToHost;

  constructor(host: ToHost = (span) => ({ start: span.start, end: span.end })) {
    this.#host = host;
  }

  /** Takes a word and the value behind its `=` or `:`, if it has one. What means nothing is kept as unknown. */
  say(name: string, value: string | undefined, at: Span): void {
    const word = name.toLowerCase();
    const span = this.#host(at);
    const known = value === undefined ? this.#flag(word, span) : this.#valued(word, value, span);
    if (known) this.#draft.span ??= span;
    else this.#unknown.push({ text: value === undefined ? name : `${name}=${value}`, span });
  }

  /** What was said; undefined for nothing. */
  done(): Markers | undefined {
    return this.#draft.span || this.#unknown.length > 0 ? this.#draft : undefined;
  }

  #flag(word: string, span: Span): boolean {
    const status = STATUSES.find((known) => known === word);
    if (status) return this.#status(status, span);
    if (word === 'complete') this.#draft.complete = true;
    else if (word === 'ignore') this.#draft.ignored = true;
    else if (word === 'backup') this.#draft.role = 'backup';
    else return false;
    return true;
  }

  #valued(word: string, value: string, span: Span): boolean {
    if (word === 'reason') this.#draft.reason = value.trim() || undefined;
    else if (word === 'dialect') this.#draft.dialect = value.toLowerCase();
    else if (word === 'date' || word === 'asof') {
      const date = dateIn(value);
      if (!date || (word === 'asof' && !this.#status(word, span))) return false;
      this.#draft.date = date;
    } else return false;
    return true;
  }

  // A second status contradicts the first, and so means nothing.
  #status(status: BlockStatus, span: Span): boolean {
    if (this.#draft.status !== undefined) return false;
    this.#draft.status = status;
    this.#draft.span = span;
    return true;
  }
}

/** The ISO day a text starts with. */
export function dateIn(text: string): string | undefined {
  return DATE.exec(text)?.[0];
}

/** Reads marker words as they stand in a comment or behind `routelint:`; `span` is where in `text`. */
export function sayAll(reader: MarkerReader, text: string, span: Span): void {
  for (const word of wordsOf(text, span)) sayWord(reader, word);
}

/**
 * The markers of a fence's info string: `routelint=historical,complete reason="…" dialect=hermes`. Its other words
 * are somebody else's.
 */
export function infoMarkers(text: string, info: Span): Markers | undefined {
  // Most info strings name a language and nothing else.
  if (!/routelint|dialect=|reason=/.test(text.slice(info.start, info.end))) return undefined;
  const reader = new MarkerReader();
  for (const word of wordsOf(text, info)) {
    const said = word.key === 'routelint' ? word.valueStart : behindColon(word);
    if (said !== undefined) sayAll(reader, text, { start: said, end: word.end });
    else if (word.value !== undefined && (word.key === 'reason' || word.key === 'dialect'))
      sayWord(reader, word);
  }
  return reader.done();
}

/** The markers of a comment's text, which start with `routelint:`; undefined when it is another comment. */
export function commentMarkers(text: string, comment: Span, host?: ToHost): Markers | undefined {
  const start = /^[\s>]*routelint:(?!\s*ignore\[)/.exec(text.slice(comment.start, comment.end));
  if (!start) return undefined;
  const reader = new MarkerReader(host);
  sayAll(reader, text, { start: comment.start + start[0].length, end: comment.end });
  return reader.done();
}

/**
 * What holds for a block of what several places say, nearest first. A status hides what farther places say of status,
 * reason and completeness; the date of the page stands in where nothing nearer has one.
 */
export function nearestMarkers(places: readonly (Markers | undefined)[]): Markers {
  const said = places.filter((place) => place !== undefined);
  if (said.length === 0) return NO_MARKERS;
  const decides = said.findIndex((place) => place.status !== undefined);
  const near = decides < 0 ? said : said.slice(0, decides + 1);
  const role = near.find((place) => place.role)?.role;
  return {
    status: near.at(-1)?.status,
    date: said.find((place) => place.date)?.date,
    reason: near.find((place) => place.reason)?.reason,
    complete: near.some((place) => place.complete),
    dialect: said.find((place) => place.dialect)?.dialect,
    ignored: near.some((place) => place.ignored),
    span: said[decides]?.span ?? near.find((place) => place.span)?.span,
    unknown: said.flatMap((place) => place.unknown),
    ...(role && { role }),
  };
}

function sayWord(reader: MarkerReader, word: Word): void {
  const colon = word.key.indexOf(':');
  if (word.value !== undefined || colon < 0) reader.say(word.key, word.value, word);
  else reader.say(word.key.slice(0, colon), word.key.slice(colon + 1), word);
}

// `routelint:historical`, as some info strings write attributes.
function behindColon(word: Word): number | undefined {
  const prefix = 'routelint:';
  return word.key.startsWith(prefix) ? word.start + prefix.length : undefined;
}
