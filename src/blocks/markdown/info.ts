import type { Span } from '../../text/span.ts';
import { decodeReference } from './entities.ts';

/**
 * A raw info string as CommonMark reads it: backslash escapes and character references resolved. Of the named
 * references only those of HTML 4 are known.
 */
export function unescapeInfo(raw: string): string {
  return raw.replace(
    /\\([!-/:-@[-`{-~])|&(#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z0-9]*);/g,
    (whole, escaped: string | undefined, reference: string | undefined) =>
      escaped ?? decodeReference(reference ?? '') ?? whole,
  );
}

/**
 * The language a fence names, in lower case, '' for none: the first word of the info string, or what takes its place in
 * the braces of Pandoc (`{.yaml .numberLines}`), R Markdown (`{yaml}`) and MyST (`{code-block} yaml`). What some tools
 * hang on to it goes: `yaml{1,3}`, `yaml:config.yaml`, `yaml,ignore`.
 */
export function languageOf(text: string, info: Span): string {
  const given = text.slice(info.start, info.end);
  if (/^[\w+-]*$/.test(given)) return given.toLowerCase();
  const raw = unescapeInfo(given);
  const directive = /^\{(?:code-block|code-cell|code|sourcecode)\}\s*(\S*)/.exec(raw);
  const braces = /^\{\s*([^}]*)/.exec(raw);
  const first = directive?.[1] ?? (braces?.[1] === undefined ? raw : inBraces(braces[1]));
  return (/^[^\s{},:;=]*/.exec(first)?.[0] ?? '').toLowerCase();
}

// The first class (`.yaml`); without one, a first word that is no attribute and no id.
function inBraces(attributes: string): string {
  const words = attributes.split(/[\s,]+/);
  const named = words.find((word) => word.startsWith('.'));
  if (named) return named.slice(1);
  const [first = ''] = words;
  return /[=#]/.test(first) ? '' : first;
}
