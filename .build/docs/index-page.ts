import type { RuleFile } from '../rules/load.ts';
import { table } from './rule-page.ts';

const CATEGORIES: Readonly<Record<string, string>> = {
  syntax: 'Can the file be read?',
  schema: 'Is it what its program reads?',
  routing: 'Does the routing do what it seems to?',
  policy: 'Does the setup keep the policy?',
  security: 'Is anything given away?',
  drift: 'Do documents still say what is live?',
};

/** The index of all rules, by category, as Markdown. */
export function indexPage(rules: readonly RuleFile[]): string {
  const parts = [
    '<!-- Written by .build/generate/docs.ts from rules/*.yaml. -->',
    '# Rules',
    `Each rule has a level in each preset. \`recommended\` speaks where a setup contradicts itself or would surprise its
owner; \`local-first\` is the operating rule *private prompts stay local, subscriptions come before APIs, paid APIs come
last*; \`strict\` is everything. Levels can be set one by one in \`routelint.yaml\`, and \`routelint explain <rule>\` prints
a rule's page.`,
  ];
  for (const [category, question] of Object.entries(CATEGORIES)) {
    const rows = rules.filter((rule) => rule.category === category).map(rowOf);
    if (rows.length === 0) continue;
    parts.push(
      `## ${question}`,
      table(['Rule', 'What it finds', 'recommended', 'local-first', 'strict'], rows),
    );
  }
  parts.push('How checks are written, and what they can see: [Writing a check](facts.md).');
  return `${parts.join('\n\n')}\n`;
}

function rowOf({ id, title, levels }: RuleFile): readonly string[] {
  return [`[${id}](${id}.md)`, title, levels.recommended, levels['local-first'], levels.strict];
}
