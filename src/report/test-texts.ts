import type { PolicyBreach, TestedCase, TestedPolicy } from '../findings/test-report.ts';
import { printable } from './printable.ts';
import { count } from './summary.ts';

/** Lanes that are named; of more only the number is given. */
const NAMED = 3;

/** Why a policy is not verified, a line each. */
export function* policyTexts({ breaches, doubts, help }: TestedPolicy): Generator<string> {
  for (const { titles, breach } of waysOf(breaches)) {
    yield `${some(titles)}: ${printable(breach.what)}${breach.certain ? '' : ', as far as is known'}`;
    yield* hingeLines(breach);
  }
  for (const doubt of doubts) yield `not known: ${printable(doubt)}`;
  for (const advice of help) yield `help: ${printable(advice)}`;
}

/** Why a case did not pass, a line each. */
export function* caseTexts({ unmet, doubts }: TestedCase): Generator<string> {
  for (const { title, what, expected, got } of unmet)
    yield `${printable(title)}: ${printable(what)}: expected ${printable(expected)}, got ${printable(got)}`;
  for (const doubt of doubts) yield `not known: ${printable(doubt)}`;
}

/** What a breach hangs on that not all versions and environments have; none where it hangs on nothing. */
export function hingeLines({ hinge }: PolicyBreach): readonly string[] {
  if (!hinge) return [];
  const { because, depends, holds } = hinge;
  const so = holds ? 'this is so' : because.length === 1 ? 'this is not so' : 'none of this is so';
  return [`if ${so}, and that hangs on the ${depends.join(' and the ')}: ${printable(because.join('; '))}`];
}

/** Breaches that are told in the same words, each with the titles of its lanes. */
export function waysOf(
  breaches: readonly PolicyBreach[],
): Iterable<{ readonly titles: string[]; readonly breach: PolicyBreach }> {
  const ways = new Map<string, { titles: string[]; breach: PolicyBreach }>();
  for (const breach of breaches) {
    const key = `${breach.certain} ${breach.what}\n${hingeLines(breach)}`;
    const known = ways.get(key);
    if (known) known.titles.push(breach.title);
    else ways.set(key, { titles: [breach.title], breach });
  }
  return ways.values();
}

/** A few titles, and how many more: "the main lane, delegation and 12 more lanes". */
export function some(titles: readonly string[]): string {
  const named = titles.slice(0, NAMED).map((title) => printable(title));
  const more = titles.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${count(more, 'more lane')}` : named.join(', ');
}
