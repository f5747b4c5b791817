import { parseTemplate } from '../../src/rules/template.ts';
import type { ExampleFile, RuleFile } from '../rules/load.ts';

/** The page of one rule, as Markdown. */
export function rulePage(rule: RuleFile): string {
  const parts = [
    `<!-- Written by .build/generate/docs.ts from rules/${rule.id}.yaml. -->`,
    `# ${rule.id}`,
    `**${rule.title}.**`,
    `Category: ${rule.category}. Confidence: ${rule.confidence}. Since ${rule.since}.`,
    table(['Preset', 'Level'], Object.entries(rule.levels)),
    '## What it finds',
    rule.what.trim(),
    '## Why it matters',
    rule.why.trim(),
    '## What to do',
    rule.do.trim(),
    '## Messages',
    messagesOf(rule),
    '## Examples',
    ...rule.examples.map(exampleOf),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** A Markdown table; a `|` in a cell is escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

// What a message says before its values are known: each of them is an ellipsis.
function messagesOf(rule: RuleFile): string {
  const cases = Object.entries(rule.cases ?? {}).map(
    ([code, words]) => `- \`${code}\`: ${blank(words.message)}`,
  );
  const checks = (rule.checks ?? []).map((check) => {
    const severity = check.severity ? ` (${check.severity} at most)` : '';
    return `- ${blank(check.message)}${severity}`;
  });
  return [...cases, ...checks].join('\n');
}

function blank(template: string): string {
  const parts = parseTemplate(template.trim());
  return parts.map((part) => (part.kind === 'text' ? part.text.replaceAll('<', '\\<') : '…')).join('');
}

// Bad on purpose, so routelint is not to read them when it checks these pages.
function exampleOf(example: ExampleFile): string {
  const parts = [`### ${example.title}`];
  if (example.settings) parts.push('With this `routelint.yaml`:', fence('yaml', example.settings));
  if (example.live) parts.push('Live, in `live.yaml`:', fence('yaml', example.live));
  const file = example.file ?? 'config.yaml';
  if (example.settings || example.live || file !== 'config.yaml') parts.push(`\`${file}\`:`);
  parts.push(fence(file.slice(file.lastIndexOf('.') + 1), example.config), findingsOf(example));
  return parts.join('\n\n');
}

function findingsOf(example: ExampleFile): string {
  if (example.findings.length === 0) return 'No finding.';
  const lines = example.findings.map((finding) => {
    const column = finding.column === undefined ? '' : `, column ${finding.column}`;
    return `- line ${finding.line}${column}: … ${finding.message.replaceAll('<', '\\<')} …`;
  });
  return lines.join('\n');
}

function fence(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language} routelint=ignore\n${text.trimEnd()}\n${marks}`;
}
