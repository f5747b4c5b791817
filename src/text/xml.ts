/**
 * A text in an element or an attribute of XML. Halves of surrogate pairs, and what else XML cannot hold in any form, are
 * replaced; control characters are the caller's to write out, for they would be lost here.
 */
export function escapeXml(text: string): string {
  const sound = text.replace(/[\ud800-\udfff\ufffe\uffff]/gu, '\ufffd');
  return sound.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
