import type { Generated } from '../generate.ts';
import { emitRule, RuleError } from '../rules/emit.ts';
import { type LoadedRule, loadRules } from '../rules/load.ts';

const HEADER = '// Written by .build/generate/rules.ts from rules/*.yaml.\n';

/** Compiles `rules/*.yaml`: the checks into `rules.ts`, the long texts into `rule-words.ts`. */
export async function outputs(): Promise<Generated> {
  const { rules, problems } = await loadRules();
  const failed: string[] = [];
  const emitted: string[] = [];
  for (const rule of rules) {
    try {
      emitted.push(emitRule(rule));
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      failed.push(error.message);
    }
  }
  const checks = `${HEADER}import { BuiltInRule, levelsOf } from '../rules/built-in.ts';
import * as cel from '../rules/cel.ts';
import { checkOf } from '../rules/check.ts';
import type { Rule } from '../rules/rule.ts';

/** The built-in rules, in the order of their ids. */
export const rules: readonly Rule[] = [
${emitted.join('')}];
`;
  return {
    files: [
      { path: 'src/generated/rules.ts', text: withoutUnused(checks) },
      { path: 'src/generated/rule-words.ts', text: words(rules) },
    ],
    problems: [...problems, ...failed],
  };
}

// A generated file with an unused import would not pass the compiler.
function withoutUnused(text: string): string {
  const body = text.slice(text.indexOf('export const'));
  const used = (line: string): boolean =>
    (!line.startsWith('import * as cel') || body.includes('cel.')) &&
    (!line.startsWith('import { checkOf }') || body.includes('checkOf<'));
  return text.split('\n').filter(used).join('\n');
}

function words(rules: readonly LoadedRule[]): string {
  const all = rules.map(({ rule }) => ({
    id: rule.id,
    what: rule.what,
    why: rule.why,
    do: rule.do,
    examples: rule.examples.map((example) => ({ file: 'config.yaml', ...example })),
  }));
  const body = JSON.stringify(all, undefined, 1);
  return `${HEADER}import type { RuleWords } from '../rules/rule.ts';

/** The long texts and examples of the built-in rules, in the order of their ids. */
export const ruleWords: readonly RuleWords[] = ${body};
`;
}
