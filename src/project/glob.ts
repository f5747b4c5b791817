/** What in a glob routelint does not read; the message names it. */
export class GlobError extends Error {
  override readonly name = 'GlobError';
}

const SPECIAL = /[\\*?[\]{}()!@+]/g;

/** A text in which nothing is magic. */
export function escapeGlob(text: string): string {
  return text.replace(SPECIAL, '\\$&');
}

/** The text without its escapes: the path that a glob without magic stands for. */
export function unescapeGlob(glob: string): string {
  return glob.replace(/\\(.)/g, '$1');
}

/** True when the glob can stand for more than one path. */
export function hasMagic(glob: string): boolean {
  return /[*?[{]|[@+!]\(/.test(glob.replace(/\\./g, ''));
}

/** The leading segments without magic, as a path, and the glob's segments that follow them. */
export function splitGlob(glob: string): {
  readonly base: string;
  readonly rest: readonly string[];
} {
  const segments = glob.split('/');
  let count = segments.findIndex(hasMagic);
  // A brace may hold a separator: `{a/b,c}` is cut into segments none of which is one by itself.
  if (count === -1) count = segments.length;
  const base = unescapeGlob(segments.slice(0, count).join('/'));
  // The root of a file system keeps its slash, and so does that of a drive.
  return { base: /^(?:[a-z]:)?$/i.test(base) ? `${base}/` : base, rest: segments.slice(count) };
}

/**
 * A test for whole paths. `*`, `?` and `[…]` stay inside a segment, `**` as a whole segment stands for any number of
 * them, `{a,b}` for either, `\` takes the magic from what follows. A glob without magic also stands for all that lies
 * beneath it. Names that start with a dot are names like any other.
 */
export function compileGlob(glob: string, ignoreCase = false): RegExp {
  const trimmed = glob.replace(/\/+$/, '');
  if (/[@+!?*]\(/.test(trimmed.replace(/\\./g, '')))
    throw new GlobError('an extended glob such as `+(a|b)` is not read; write `{a,b}`');
  const body = hasMagic(trimmed) ? translate(trimmed) : `${literal(unescapeGlob(trimmed))}(?:/.*)?`;
  try {
    return new RegExp(`^${body}$`, ignoreCase ? 'is' : 's');
  } catch {
    throw new GlobError('a range in brackets runs backwards');
  }
}

const TOKEN =
  /\\(?<escaped>.)|(?<=^|[/{,])(?<folders>(?:\*\*\/)+)|(?<=^|[/{,])(?<rest>\*\*)(?=$|[},])|(?<star>\*+)|(?<one>\?)|\[(?<not>[!^]?)(?<set>\]?(?:\\.|[^\]\\/])*)\]|(?<brace>[{},])|(?<text>.)/gs;

function translate(glob: string): string {
  let open = 0;
  return glob.replace(TOKEN, (...match) => {
    const groups: Readonly<Record<string, string | undefined>> = match.at(-1);
    if (groups['escaped'] !== undefined) return literal(groups['escaped']);
    if (groups['folders']) return '(?:[^/]+/)*';
    if (groups['rest']) return '.+';
    if (groups['star']) return '[^/]*';
    if (groups['one']) return '[^/]';
    if (groups['set'] !== undefined)
      return `(?!/)[${groups['not'] ? '^' : ''}${translateSet(groups['set'])}]`;
    const brace = groups['brace'];
    if (brace === '{' && holdsChoice(glob, match.at(-3))) open++;
    else if (brace === '}' && open > 0) open--;
    else if (brace !== ',' || open === 0) return literal(brace ?? groups['text'] ?? '');
    return brace === '{' ? '(?:' : brace === '}' ? ')' : '|';
  });
}

function translateSet(set: string): string {
  return set.replace(/\\?(.)/gs, (_whole, char: string) => (/[\\[\]^]/.test(char) ? `\\${char}` : char));
}

// As in a shell, braces are only a choice when they hold a comma at their own level and are closed.
function holdsChoice(glob: string, from: number): boolean {
  let depth = 0;
  let comma = false;
  for (let i = from; i < glob.length; i++) {
    const char = glob[i];
    if (char === '\\') i++;
    else if (char === '{') depth++;
    else if (char === ',' && depth === 1) comma = true;
    else if (char === '}' && --depth === 0) return comma;
  }
  return false;
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
