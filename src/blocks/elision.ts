/** A line that says "and so on": nothing but dots. */
const ELISION = /^[ \t]*(?:\.{3,}|\u2026)[ \t]*$/gm;
const IN_COMMENT = /^[ \t]*(?:#|\/\/)[ \t]*(?:\.{3}|\u2026)/m;

/** A value that was blacked out: stars, maybe with a word between them. To YAML a star begins the name of an anchor. */
const BLACKED_OUT =
  /(?<=^[ \t]*(?:-[ \t]+)*[\w.-]+:[ \t]+|^[ \t]*(?:-[ \t]+)+)\*{2,}(?:\w+\*+)?(?=[ \t]*(?:#.*)?$)/gm;

/** A text to parse, of the same length as the one that was given. */
export interface Unelided {
  readonly text: string;
  /** Lines say that something is left out, also in comments. */
  readonly elided: boolean;
}

/**
 * Blanks out the lines of a documented fragment that only say that something is left out, and makes a placeholder of what
 * was blacked out. To YAML three dots end the document, and to JSON they are an error.
 */
export function withoutElisions(text: string): Unelided {
  const whole = text.replace(ELISION, (line) => ' '.repeat(line.length));
  const elided = whole !== text || IN_COMMENT.test(text);
  const parsed = whole.includes('**')
    ? whole.replace(BLACKED_OUT, (stars) => stars.replaceAll('*', '\u2026'))
    : whole;
  return { text: parsed, elided };
}
