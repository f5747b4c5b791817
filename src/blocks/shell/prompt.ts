// `$ `, `% `, `user@host:~/dir$ `, `root@box:~# `, `[user@host dir]$ `. A `#` alone starts a comment.
const PATTERN = String.raw`[ \t]*(?:[\w.@~:/-]*\$|%|(?:\[[^\]\r\n]*\]|[\w.-]+@[\w.~:/-]+)[$%#]) +`;

/** A prompt, at the start of a line. */
const PROMPT = new RegExp(PATTERN, 'y');
const SESSION = new RegExp(String.raw`^(?:[ \t]*(?:#[^\r\n]*)?[\r\n])*${PATTERN}`);

/** True of a text whose first line, blank ones and comments aside, has a prompt: what has none is output then. */
export function isSession(text: string): boolean {
  return SESSION.test(text);
}

/** Where the command starts behind the prompt of the line at `at`; undefined where the line has none. */
export function promptEnd(text: string, at: number): number | undefined {
  PROMPT.lastIndex = at;
  return PROMPT.test(text) ? PROMPT.lastIndex : undefined;
}
