import { describe, expect, it } from 'vitest';
import { emitRule, RuleError } from '../../.build/rules/emit.ts';
import { type LoadedRule, loadRule } from '../../.build/rules/load.ts';
import { scaffold } from '../../.build/rules/scaffold.ts';

function loaded(text: string): LoadedRule {
  const result = loadRule('rules/probe.yaml', text);
  if ('problems' in result) throw new Error(result.problems.join('\n'));
  return result;
}

function refusal(from: string, to: string): string {
  const text = scaffold('probe').replace(from, to);
  expect(text).not.toBe(scaffold('probe'));
  const result = loadRule('rules/probe.yaml', text);
  if ('problems' in result) return result.problems.join('\n');
  try {
    emitRule(result);
  } catch (error) {
    if (error instanceof RuleError) return error.message;
    throw error;
  }
  return '';
}

describe('a rule file', () => {
  it('from the scaffold compiles', () => {
    expect(emitRule(loaded(scaffold('probe')))).toContain('cel.equal(f.target.locality, "cloud")');
  });

  it('is refused with the line of what does not fit the schema', () => {
    expect(refusal('category: routing', 'category: style')).toMatch(/^rules\/probe\.yaml:4: \/category /);
    expect(refusal('    at: target', '    where: target')).toContain('/checks/0');
    expect(refusal('id: probe', 'id: probe\nextra: 1')).toContain('(`extra`)');
  });

  it('is refused with the line of CEL that does not fit the facts', () => {
    expect(refusal('report: target.locality == "cloud"', 'report: target.place == "cloud"')).toMatch(
      /^rules\/probe\.yaml:\d+: checks\.0\.report: .*place/s,
    );
    expect(refusal('report: target.locality == "cloud"', 'report: target.locality')).toContain(
      'is string, not bool',
    );
    expect(refusal('report: target.locality == "cloud"', 'report: flow.first')).toContain('flow');
    expect(refusal('${target.label} is', '${target.label is')).toContain('checks.0.message');
    expect(refusal('${target.label} is', '${target.evidence} is')).toContain('is Evidence, not string');
  });

  it('is refused when its place is no fact', () => {
    expect(refusal('at: target', 'at: target.label')).toContain('`target.label` is no fact with a place');
    expect(refusal('at: target', 'at: flow')).toContain('`flow` is no fact with a place');
  });

  it('keeps what would end or escape the generated text', () => {
    const text = scaffold('probe').replace(
      '"take a model of your own"',
      () => "'`a` \\ $${b} ${target.label}'",
    );
    const code = emitRule(loaded(text));
    const help = /^ *(\(f\) => .*\\`a\\`.*),$/m.exec(code)?.[1];
    const run: unknown = new Function('cel', `return ${help};`)({ told: String });
    expect(typeof run === 'function' && run({ target: { label: 'L' } })).toBe('`a` \\ ${b} L');
  });
});
