import { MAP_BY, type MapBy } from './graph.ts';

/** What `privacy,lane` asks for; undefined where a word is none of the keys. */
export function mapBy(text: string): readonly MapBy[] | undefined {
  const words = text.split(',').map((word) => word.trim());
  const keys = words.flatMap((word) => MAP_BY.find((key) => key === word) ?? []);
  return keys.length === words.length ? [...new Set(keys)] : undefined;
}
