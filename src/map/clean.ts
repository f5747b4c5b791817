import { redact } from '../text/redact.ts';

// Controls, characters that hide or turn text, half surrogates, and what no XML document may hold.
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text of a model as a map may show it: on one line, secrets masked, nothing in it that a viewer would act on. */
export function clean(text: string): string {
  return redact(text).replace(/\s+/g, ' ').replace(UNSAFE, '\ufffd').trim();
}

/** A name as a map may show it; words in its place where it is empty, for no format shows nothing well. */
export function named(text: string): string {
  return clean(text) || '(no name)';
}

/** The same without the backticks around names, for formats that have no code spans. */
export function plain(text: string): string {
  return text.replaceAll('`', '') || '(no name)';
}
