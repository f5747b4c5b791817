/** An element or a text of a document, flat and in order. */
export interface XmlPart {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The text right inside it. */
  readonly text: string;
  readonly depth: number;
}

const TOKEN =
  /<!--((?:(?!--)[\s\S])*)-->|<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;

/** The elements of an XML text; throws where it is not well-formed. Knows no DTD, no CDATA and numbered entities only. */
export function parseXml(source: string): readonly XmlPart[] {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(source))
    throw new Error('a forbidden character');
  const parts: { name: string; attributes: Record<string, string>; text: string; depth: number }[] = [];
  const open: number[] = [];
  let at = 0;
  while (at < source.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    if (!match) throw new Error(`not well-formed at ${at}: ${source.slice(at, at + 60)}`);
    at = TOKEN.lastIndex;
    const [, comment, close, name, attributes = '', empty, text] = match;
    if (comment !== undefined) continue;
    if (text !== undefined) {
      const inner = parts[open.at(-1) ?? -1];
      if (inner) inner.text += decoded(text);
      else if (text.trim() !== '') throw new Error('text outside the root');
    } else if (close) {
      const last = open.pop();
      if (last === undefined || parts[last]?.name !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      if (open.length === 0 && parts.length > 0) throw new Error('a second root');
      const found: Record<string, string> = {};
      for (const [, key = '', value = ''] of attributes.matchAll(/([\w:-]+)="([^"]*)"/g)) {
        if (key in found) throw new Error(`${key} twice`);
        found[key] = decoded(value);
      }
      parts.push({ name: name ?? '', attributes: found, text: '', depth: open.length });
      if (!empty) open.push(parts.length - 1);
    }
  }
  if (open.length > 0) throw new Error('something is left open');
  return parts;
}

function decoded(text: string): string {
  const known = text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  if (/&(?!#\d+;)/.test(text)) throw new Error(`a bare &: ${text}`);
  return known;
}
