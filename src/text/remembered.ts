import { ownText } from './own-text.ts';

const MOST = 2000;

/**
 * A function of a text that keeps its answers: for words that come again in every file, such as keys. Past some
 * thousand words it forgets them all, so that no run grows with what it reads.
 */
export function remembered<T extends string | number | boolean | object | null>(
  answer: (text: string) => T,
): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = answer(text);
    if (known.size >= MOST) known.clear();
    known.set(ownText(text), made);
    return made;
  };
}
