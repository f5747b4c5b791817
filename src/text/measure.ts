/** What can be read off a text by looking at it once. Nothing of the text is kept. */
export interface Measured {
  /** Code points, blanks at both ends left out. */
  readonly chars: number;
  /** Pieces between blanks. */
  readonly words: number;
  readonly lines: number;
  /** An estimate: tokenizers differ. */
  readonly tokens: number;
  /** Holds a backtick, by which programs tell code. */
  readonly code: boolean;
  readonly url: boolean;
}

// English text comes to about four characters a token, in every tokenizer in use.
const CHARS_PER_TOKEN = 4;

/** Measures a text as programs do that route by it: blanks at both ends do not count. */
export function measureText(text: string): Measured {
  const trimmed = text.trim();
  let chars = 0;
  for (const _ of trimmed) chars++;
  return {
    chars,
    words: trimmed === '' ? 0 : trimmed.split(/\s+/).length,
    lines: trimmed.split('\n').length,
    tokens: Math.ceil(chars / CHARS_PER_TOKEN),
    code: trimmed.includes('`'),
    url: /https?:\/\/|www\./i.test(trimmed),
  };
}
