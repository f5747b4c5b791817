import type { Condition, LaneKind, SignalClause, SizeClause, Trigger } from '../model/routing.ts';
import { named } from './clean.ts';

type Failure = Exclude<Trigger, 'any'>;

const FAILURE: Readonly<Record<Failure, string>> = {
  connection: 'a connection error',
  timeout: 'a timeout',
  'server-error': 'a server error',
  'rate-limit': 'a rate limit',
  billing: 'exhausted credit',
  auth: 'a rejected credential',
  'no-credential': 'a missing credential',
  'context-window': 'a prompt too long',
  'content-policy': 'refused content',
  'bad-request': 'a bad request',
};

const ALL = Object.keys(FAILURE) as readonly Failure[];

/** When a fallback is tried. Of a long list it says what is missing from it: that is the news. */
export function triggerWords(on: readonly Trigger[]): string {
  if (on.length === 0) return 'next';
  const missing = on.includes('any') ? [] : ALL.filter((failure) => !on.includes(failure));
  if (missing.length === 0) return 'if that fails';
  if (missing.length < 5) return `if that fails, other than by ${listed(missing.map(say), 'or')}`;
  return `on ${listed(ALL.filter((failure) => on.includes(failure)).map(say), 'or')}`;
}

function say(failure: Failure): string {
  return FAILURE[failure];
}

const UNIT = { chars: 'characters', words: 'words', lines: 'lines', tokens: 'tokens' } as const;
const OPERATOR = { '<=': 'at most', '<': 'fewer than', '>': 'more than', '>=': 'at least' } as const;

/** Which prompts a condition takes; '' for every one. */
export function conditionWords({ all }: Condition): string {
  return all
    .map((clause) => {
      const words = clause.kind === 'size' ? sizeWords(clause) : signalWords(clause);
      return clause.implied ? `${words} (implied)` : words;
    })
    .join(', ');
}

function sizeWords({ operator, value, dimension }: SizeClause): string {
  return `${OPERATOR[operator]} ${value} ${UNIT[dimension]}`;
}

const SIGNAL: Readonly<Record<string, string>> = { url: 'URL', keyword: 'keyword', code: 'code' };

function signalWords({ name, value }: SignalClause): string {
  const known = Object.hasOwn(SIGNAL, name) ? SIGNAL[name] : undefined;
  if (known !== undefined) return `${value ? 'with' : 'no'} ${known}`;
  return value ? named(name) : `not: ${named(name)}`;
}

const PLURAL: Readonly<Record<LaneKind, string>> = {
  main: 'main lanes',
  cheap: 'lanes for cheap prompts',
  group: 'model groups',
  alias: 'model aliases',
  'catch-all': 'lanes for other names',
  delegation: 'lanes for delegated work',
  auxiliary: 'auxiliary tasks',
  embedding: 'embedding models',
  rerank: 'reranking models',
  image: 'image models',
  audio: 'audio models',
  channel: 'channels',
  cron: 'kinds of scheduled jobs',
};

/** Several lanes of one kind: "15 auxiliary tasks". */
export function pluralWords(kind: LaneKind, count: number): string {
  return `${count} ${PLURAL[kind]}`;
}

/** A lane's own name, without the words that its kind's plural says already. */
export function nameIn(title: string): string {
  return title.replace(/^(?:auxiliary task|model alias|model groups?|model names?) /, '').replaceAll('`', '');
}

/** "a, b and c". */
export function listed(texts: readonly string[], joint: 'and' | 'or' = 'and'): string {
  const [last, ...others] = [...texts].reverse();
  if (last === undefined) return '';
  return others.length === 0 ? last : `${others.reverse().join(', ')} ${joint} ${last}`;
}

/** At most so many names, and how many there are beyond: "a, b and 13 more". */
export function fewNames(names: readonly string[], most: number): string {
  if (names.length <= most) return names.join(', ');
  return `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} more`;
}
