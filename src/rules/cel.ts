import { redact } from '../text/redact.ts';

/**
 * What compiled CEL calls at run time. Numbers are JavaScript numbers (facts hold no fractions), strings are
 * measured in code points, and equality goes by value.
 */

/** CEL's `==`: numbers, texts and truth values by value, lists and maps by their members. */
export function equal(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every(
    (key) => Object.hasOwn(right, key) && equal(Reflect.get(left, key), Reflect.get(right, key)),
  );
}

/** Negative, zero or positive as CEL orders two numbers, or two texts by code point. NaN for anything else. */
export function order(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left !== 'string' || typeof right !== 'string') return Number.NaN;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** CEL's `+`: adds numbers, joins texts and lists. */
export function plus<T extends string | number>(left: T, right: T): T;
export function plus<A, B>(left: readonly A[], right: readonly B[]): readonly (A | B)[];
export function plus(left: unknown, right: unknown): unknown;
export function plus(left: unknown, right: unknown): unknown {
  if (Array.isArray(left) && Array.isArray(right)) return [...left, ...right];
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  return `${show(left)}${show(right)}`;
}

/** CEL's `in`: a member of a list, or a key of a map. */
export function within(item: unknown, holder: unknown): boolean {
  if (Array.isArray(holder)) return holder.some((member) => equal(item, member));
  return (
    typeof holder === 'object' && holder !== null && typeof item === 'string' && Object.hasOwn(holder, item)
  );
}

/** CEL's `size`: code points of a text, members of a list, keys of a map. */
export function size(value: unknown): number {
  if (typeof value === 'string') return [...value].length;
  if (Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

/** A member by key or index. What is missing is undefined: messages show nothing for it. */
export function member(holder: unknown, key: unknown): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  if (typeof key !== 'string' && typeof key !== 'number') return undefined;
  return Object.hasOwn(holder, key) ? Reflect.get(holder, key) : undefined;
}

/** What a macro goes over: the members of a list, the keys of a map. */
export function items<T>(value: readonly T[]): readonly T[];
export function items(value: unknown): readonly unknown[];
export function items(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

/** CEL's `exists_one`. */
export function existsOne<T>(list: readonly T[], holds: (item: T) => unknown): boolean {
  return list.filter(holds).length === 1;
}

/** CEL's `int` over a text or a number; NaN for a text that is none. */
export function toInt(value: unknown): number {
  return Math.trunc(Number(value));
}

/** A value as a message shows it: nothing for what is missing, lists with commas. */
export function show(value: unknown): string {
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.map(show).join(', ') : String(value);
}

/** A value in a message: as `show`, with secrets masked, whatever stage the value came from. */
export function told(value: unknown): string {
  return redact(show(value));
}

/** `listed(list)`: "a, b and c"; of long lists the first three and how many more. */
export function listed(list: unknown): string {
  const texts = items(list).map(show);
  if (texts.length > 4) return `${texts.slice(0, 3).join(', ')} and ${texts.length - 3} more`;
  const last = texts.pop();
  return texts.length === 0 ? (last ?? '') : `${texts.join(', ')} and ${last}`;
}
