/** A line that says "and so on": nothing but dots. */
const ELISION = /^[ \t]*(?:\.{3,}|\u2026)[ \t]*$/gm;
const IN_COMMENT = /^[ \t]*(?:#|\/\/)[ \t]*(?:\.{3}|\u2026)/m;

/** A text to parse, of the same length as the one that was given. */
export interface Unelided {
  readonly text: string;
  /** Lines say that something is left out, also in comments. */
  readonly elided: boolean;
}

/**
 * Blanks out the lines of a documented fragment that only say that something is left out. To YAML three dots end the
 * document, and to JSON they are an error.
 */
export function withoutElisions(text: string): Unelided {
  const parsed = text.replace(ELISION, (line) => ' '.repeat(line.length));
  return { text: parsed, elided: parsed !== text || IN_COMMENT.test(text) };
}
