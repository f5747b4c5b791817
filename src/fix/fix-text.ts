import type { Finding } from '../findings/finding.ts';
import { sureFix } from '../findings/sure-fix.ts';
import { type Applied, applyFixes } from './apply.ts';

// A fix can bring up another finding that has one; two that undo each other would go on for ever.
const MOST_ROUNDS = 10;

// Findings after which a program reads nothing, or not what is written.
const BROKEN: ReadonlySet<string> = new Set(['yaml-syntax', 'duplicate-key', 'schema']);

/**
 * Makes the fixes of a text, and those of what it becomes, until there are none. Only fixes of findings without doubt
 * are made, and none after which the text is broken where it was not.
 */
export async function fixText(
  text: string,
  findingsOf: (text: string) => Promise<readonly Finding[]>,
): Promise<Applied> {
  let now = text;
  let count = 0;
  let findings = await findingsOf(now);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = applyFixes(
      now,
      findings.flatMap((finding) => sureFix(finding) ?? []),
    );
    if (next.text === now) break;
    const after = await findingsOf(next.text);
    if (broken(after) > broken(findings)) break;
    now = next.text;
    count += next.count;
    findings = after;
  }
  return { text: now, count };
}

function broken(findings: readonly Finding[]): number {
  return findings.filter(({ rule }) => BROKEN.has(rule)).length;
}
