import type { ScalarNode } from '../node.ts';
import { codePoint } from '../yaml/characters.ts';
import type { JsonSource } from './source.ts';

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
// JSON5 has these too, and takes any other character for itself.
const JSON5_ESCAPES: ReadonlyMap<string, string> = new Map([
  ...ESCAPES,
  ['v', '\v'],
  ['0', '\0'],
  ['\n', ''],
  ['\r', ''],
  ['\u2028', ''],
  ['\u2029', ''],
]);

/** A string in double quotes, in JSON5's single ones, or in typographic ones, which are reported. It ends with its line. */
export function readString(source: JsonSource): ScalarNode {
  const { text, at: start, char: quote } = source;
  const typographic = quote === '“' || quote === '”';
  const json5 = source.syntax === 'json5' || quote === "'";
  let value = '';
  let from = start + 1;
  let at = from;
  let end = -1;
  while (end < 0) {
    const code = text.charCodeAt(at);
    const char = text.charAt(at);
    if (char === quote || (typographic && char === '”')) end = at + 1;
    else if (char === '' || code === 10 || code === 13) {
      source.report('unclosed-quote', { start, end: at }, { quote });
      end = at;
    } else if (code === 92) {
      source.at = at;
      value += text.slice(from, at) + readEscape(source, json5);
      at = source.at;
      from = at;
    } else {
      if (code < 32 && source.syntax !== 'json5') {
        source.report('json-control-character', { start: at, end: at + 1 }, { char: codePoint(char) });
      }
      at++;
    }
  }
  value += text.slice(from, at);
  source.at = end;
  if (typographic) source.report('json-typographic-quotes', { start, end });
  else if (quote === "'") source.liberty('json-quotes', { start, end });
  return { kind: 'scalar', start, end, value, type: 'string', style: quote === "'" ? 'single' : 'double' };
}

// Reads from the backslash on, and goes past the escape.
function readEscape(source: JsonSource, json5: boolean): string {
  const { text, at: start } = source;
  const char = text.charAt(start + 1);
  const hex = /^(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})/.exec(text.slice(start + 1, start + 6))?.[0];
  if (hex !== undefined && (json5 || char === 'u')) {
    source.at = start + 1 + hex.length;
    return String.fromCharCode(Number.parseInt(hex.slice(1), 16));
  }
  if (char === '' || (!json5 && /[\r\n]/.test(char))) {
    source.at = start + 1;
    return '';
  }
  // A line that ends with a backslash goes on in JSON5.
  source.at = start + (char === '\r' && text.charAt(start + 2) === '\n' ? 3 : 2);
  const known = (json5 ? JSON5_ESCAPES : ESCAPES).get(char);
  if (known !== undefined) return known;
  if (!json5 || 'ux'.includes(char)) {
    source.report('json-bad-escape', { start, end: start + 2 }, { escape: text.slice(start, start + 2) });
  }
  return char;
}
