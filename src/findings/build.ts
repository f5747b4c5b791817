import type { Confidence, Hit, HitRelated, Level, Severity } from '../rules/rule.ts';
import type { Location } from '../text/document.ts';
import { redact } from '../text/redact.ts';
import { locate } from '../text/view.ts';
import { isAboutFilled, staysAsIs } from './filled.ts';
import type { Finding, Related } from './finding.ts';
import { fingerprint } from './fingerprint.ts';

/** How much a severity weighs: more is worse. */
export const SEVERITY_RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** What a finding needs beside its hit. */
export interface BuildContext {
  /** The level in force for the hit's rule and path. */
  level(rule: string, path: string): Level;
  /** The rule's own confidence. */
  confidence(rule: string): Confidence;
  /** The most a finding in this hit's block may weigh: backups and history cannot fail a run. */
  ceiling(hit: Hit): Severity;
  /** False in a block that shows what was: there is nothing to mend in it. */
  mends(hit: Hit): boolean;
}

/**
 * Findings of hits: levels applied, places turned into host locations, equal ones told apart by their order.
 * A case's own severity can only lower the rule's level.
 */
export function buildFindings(hits: readonly Hit[], context: BuildContext): Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  for (const hit of hits) {
    const at = locate(hit.block.view, hit.span);
    const level = context.level(hit.rule, at.document.path);
    if (level === 'off' || isAboutFilled(hit)) continue;
    const key = fingerprintParts(hit, at);
    const joined = key.join('\u0000');
    const count = seen.get(joined) ?? 0;
    seen.set(joined, count + 1);
    findings.push({
      rule: hit.rule,
      severity: lowest([level, hit.severity ?? level, context.ceiling(hit)]),
      confidence: hit.confidence ?? context.confidence(hit.rule),
      message: hit.message,
      help: hit.help,
      at,
      related: hit.related.map((related) => relatedOf(hit, related)),
      data: hit.data,
      fingerprint: fingerprint([...key, String(count)]),
      fixes: hit.fix && context.mends(hit) && staysAsIs(hit.block, hit.fix.text) ? [fixOf(hit, hit.fix)] : [],
    });
  }
  return findings;
}

/** Worst first within a place; files in order, then lines, then columns: stable from run to run. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      compare(a.at.document.path, b.at.document.path) ||
      a.at.span.start - b.at.span.start ||
      SEVERITY_RANK[b.severity] - SEVERITY_RANK[a.severity] ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function lowest(severities: readonly Severity[]): Severity {
  let result: Severity = 'error';
  for (const severity of severities) if (SEVERITY_RANK[severity] < SEVERITY_RANK[result]) result = severity;
  return result;
}

// The text of the line, not its number: a finding keeps its fingerprint when lines above it come and go.
function fingerprintParts(hit: Hit, at: Location): readonly string[] {
  const { document, span } = at;
  const line = document.lines.text(document.lines.position(span.start).line);
  return [hit.rule, hit.code, document.path, redact(line.trim())];
}

function relatedOf(hit: Hit, related: HitRelated): Related {
  return { at: locate((related.block ?? hit.block).view, related.span), label: related.label };
}

function fixOf(hit: Hit, fix: NonNullable<Hit['fix']>): Finding['fixes'][number] {
  return { title: fix.title, edits: [{ at: locate(hit.block.view, fix.span), text: fix.text }] };
}
