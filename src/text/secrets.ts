import { isDummy } from './dummy.ts';
import { remembered } from './remembered.ts';
import { secretPatterns } from './secret-patterns.ts';
import type { Span } from './span.ts';

/** A key found in a text; `kind` has its article: "an OpenAI project key". */
export interface FoundSecret {
  readonly span: Span;
  readonly kind: string;
}

// Every format is at least twenty units in a row of letters, digits and these.
const SHORTEST = 20;
const PUNCTUATION = '_.~:+/=-';
const IN_KEY = new Uint8Array(128).map((_, code) => {
  const letter = code | 32;
  const digit = code >= 48 && code < 58;
  return digit || (letter >= 97 && letter <= 122) || PUNCTUATION.includes(String.fromCharCode(code)) ? 1 : 0;
});

// What each of them has in it. A word without is passed over before the patterns are tried one by one. Texts and not
// one expression: V8 takes a third of a millisecond to compile that, on every cold start.
const SIGNS = (
  'sk- sk_ AIza AQ. ya29 GOCSPX xai- pplx- hf_ nvapi- tgp_ fw_ fpk_ r8_ tp- vck_ dapi JQQJ99 AKIA ASIA ABSK ' +
  'bedrock-api-key ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- xox xapp- lsv2_ tvly- fc- ntn_ rk_ npm_ _v1_ SG. eyJ'
).split(' ');
const LONG_PARTS = /[0-9a-f]{32}\.|\d{8}:[A-Za-z0-9_-]{35}|[MNO][\w-]{23,27}\./;
/** Beyond this a word is no name that comes again. */
const LONG = 64;
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;

/** The keys of known formats in a text, in order and without overlaps. Fillers such as `sk-xxxx…` are none. */
export function findSecrets(text: string): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  if (text.includes('PRIVATE KEY-----')) {
    for (const match of text.matchAll(PRIVATE_KEY)) {
      found.push({ span: { start: match.index, end: match.index + match[0].length }, kind: 'a private key' });
    }
  }
  // A word that is long enough has no end in its first units. They are looked at from the last one back: what stands
  // before an end need not be.
  let start = 0;
  while (start + SHORTEST <= text.length) {
    let at = start + SHORTEST - 1;
    while (at >= start && isInKey(text.charCodeAt(at))) at--;
    if (at < start) {
      at = start + SHORTEST;
      while (at < text.length && isInKey(text.charCodeAt(at))) at++;
      inWord(text.slice(start, at), start, found);
    }
    start = at + 1;
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

function isInKey(code: number): boolean {
  return code < 128 && IN_KEY[code] === 1;
}

function inWord(word: string, offset: number, found: FoundSecret[]): void {
  if (!(word.length > LONG ? hasSign(word) : isSuspect(word))) return;
  for (const { kind, pattern } of secretPatterns()) {
    for (const match of word.matchAll(pattern)) {
      const start = offset + match.index;
      const end = start + match[0].length;
      const taken = found.some(({ span }) => span.start < end && start < span.end);
      if (!taken && !isDummy(match[0])) found.push({ span: { start, end }, kind });
    }
  }
}

function hasSign(word: string): boolean {
  return SIGNS.some((sign) => word.includes(sign)) || hasLongParts(word);
}

// Names of variables, models and hosts come again in every file.
const isSuspect = remembered(hasSign);

function hasLongParts(word: string): boolean {
  const joined = word.indexOf('.', 24) > 0 || (word.length > 43 && word.includes(':'));
  return joined && LONG_PARTS.test(word);
}
