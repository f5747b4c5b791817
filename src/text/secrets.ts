import { isDummy } from './dummy.ts';
import { SECRET_PATTERNS } from './secret-patterns.ts';
import type { Span } from './span.ts';

/** A key found in a text; `kind` has its article: "an OpenAI project key". */
export interface FoundSecret {
  readonly span: Span;
  readonly kind: string;
}

// Every format is at least twenty characters of these: most text is passed over by this one expression.
const WORD = /[\w.~:+/=-]+/g;
const SHORTEST = 20;
// What each of them has in it. A word without is passed over before the patterns are tried one by one.
const HINT =
  /sk[-_]|AIza|AQ\.|ya29|GOCSPX|gsk_|xai-|pplx-|hf_|nvapi-|csk-|tgp_|fw_|fpk_|r8_|tp-|vck_|dapi|JQQJ99|AKIA|ASIA|ABSK|bedrock-api-key|gh[pousr]_|github_pat_|glpat-|xox|xapp-|lsv2_|tvly-|fc-|ntn_|rk_|npm_|_v1_|SG\.|eyJ|[0-9a-f]{32}\.|\d{8}:[A-Za-z0-9_-]{35}|[MNO][\w-]{23,27}\./;
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;

/** The keys of known formats in a text, in order and without overlaps. Fillers such as `sk-xxxx…` are none. */
export function findSecrets(text: string): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  if (text.includes('PRIVATE KEY-----')) {
    for (const match of text.matchAll(PRIVATE_KEY)) {
      found.push({ span: { start: match.index, end: match.index + match[0].length }, kind: 'a private key' });
    }
  }
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    const [word] = match;
    if (word.length >= SHORTEST && HINT.test(word)) inWord(word, match.index, found);
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

function inWord(word: string, offset: number, found: FoundSecret[]): void {
  for (const { kind, pattern } of SECRET_PATTERNS) {
    for (const match of word.matchAll(pattern)) {
      const start = offset + match.index;
      const end = start + match[0].length;
      const taken = found.some(({ span }) => span.start < end && start < span.end);
      if (!taken && !isDummy(match[0])) found.push({ span: { start, end }, kind });
    }
  }
}
