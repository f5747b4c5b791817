const EMAIL = /(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,24}(?![\w-])/g;
// With the country code, or bracketed or grouped as numbers are printed; a bare run of digits may be anything.
const PHONE =
  /(?<![\w.+-])(?:\+[1-9]\d{0,2}(?:[ .-]?\(?\d{1,4}\)?){2,5}|\(\d{2,5}\) ?\d{3,4}[ .-]\d{3,4}|\d{3}-\d{3}-\d{4})(?![\w.-]*\d)/g;
const IBAN = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![A-Za-z0-9])/g;
// Reserved for examples (RFC 2606): nobody's address.
const EXAMPLE = /@(?:[\w-]+\.)*(?:example\.(?:com|org|net)|example|test|invalid|localhost)$/i;

/**
 * The kinds of personal data in a text, each with its article: "an e-mail address". Only what is certain by its shape: a
 * name or an address is not seen, and nothing found is no proof that there is none.
 */
export function personalKinds(text: string): readonly string[] {
  const kinds: string[] = [];
  if (some(text, EMAIL, (found) => !EXAMPLE.test(found))) kinds.push('an e-mail address');
  if (some(text, PHONE, isPhone)) kinds.push('a phone number');
  if (some(text, IBAN, isIban)) kinds.push('a bank account number');
  return kinds;
}

function some(text: string, pattern: RegExp, holds: (found: string) => boolean): boolean {
  for (const [found] of text.matchAll(pattern)) if (holds(found)) return true;
  return false;
}

function isPhone(found: string): boolean {
  const digits = found.replaceAll(/\D/g, '');
  return digits.length >= 8 && digits.length <= 15 && !/(?:^|\D)555-?01\d\d$/.test(found);
}

// ISO 13616: the letters count as 10 to 35, and the whole, its first four moved to the end, leaves 1 modulo 97.
function isIban(found: string): boolean {
  const plain = found.replaceAll(' ', '');
  if (plain.length < 15 || plain.length > 34) return false;
  let rest = 0;
  for (const character of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
