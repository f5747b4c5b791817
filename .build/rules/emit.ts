import type { Environment } from '@marcbachmann/cel-js';
import { caseEnvironment, checkEnvironment } from '../../src/rules/environment.ts';
import { FACT_TYPES, SUBJECT_VARIABLES } from '../../src/rules/fact-types.ts';
import { parseTemplate } from '../../src/rules/template.ts';
import { compileCel } from './compile.ts';
import type { CaseFile, CheckFile, LoadedRule } from './load.ts';

/** Thrown for a rule file whose CEL does not parse, does not fit the facts or is not in the subset. */
export class RuleError extends Error {}

/** The TypeScript for one rule: an expression of type `Rule`. Throws a `RuleError` that names file and line. */
export function emitRule(loaded: LoadedRule): string {
  const { rule } = loaded;
  const cases = Object.entries(rule.cases ?? {}).map(([code, words]) => {
    return `      ${JSON.stringify(code)}: ${emitCase(loaded, words, ['cases', code])},\n`;
  });
  const checks = (rule.checks ?? []).map((check, index) => emitCheck(loaded, check, ['checks', index]));
  const { recommended, strict, 'local-first': localFirst } = rule.levels;
  const levels = [recommended, localFirst, strict].map((level) => JSON.stringify(level));
  return `  new BuiltInRule(
    ${JSON.stringify(rule.id)},
    ${JSON.stringify(rule.title)},
    ${JSON.stringify(rule.category)}, ${JSON.stringify(rule.confidence)}, ${JSON.stringify(rule.since)},
    levelsOf(${levels.join(', ')}),
    ${rule.by ? JSON.stringify(rule.by) : 'undefined'},
    () => [${checks.join(', ')}],
    () => ({\n${cases.join('')}    }),
  ),
`;
}

type Keys = readonly (string | number)[];

function emitCase(loaded: LoadedRule, words: CaseFile, at: Keys): string {
  const compile = (key: 'message' | 'help'): string =>
    template(words[key], {
      environment: caseEnvironment(),
      typed: false,
      where: where(loaded, [...at, key]),
    });
  return `{ message: ${compile('message')}, help: ${compile('help')}, severity: ${maybe(words.severity)} }`;
}

function emitCheck(loaded: LoadedRule, check: CheckFile, at: Keys): string {
  const environment = checkEnvironment(check.each);
  const context = (...keys: Keys): Context => ({
    environment,
    typed: true,
    where: where(loaded, [...at, ...keys]),
  });
  const related = (check.related ?? []).map((place, index) => {
    checkPlace(check.each, place.at, where(loaded, [...at, 'related', index, 'at']));
    return `{ at: ${JSON.stringify(place.at)}, label: ${template(place.label, context('related', index, 'label'))} }`;
  });
  checkPlace(check.each, check.at, where(loaded, [...at, 'at']));
  return `checkOf<'${check.each}'>(
      ${JSON.stringify(check.each)},
      ${check.when === undefined ? 'undefined' : expression(check.when, 'bool', context('when'))},
      ${expression(check.report, 'bool', context('report'))},
      ${JSON.stringify(check.at)},
      [${related.join(', ')}],
      ${template(check.message, context('message'))},
      ${template(check.help, context('help'))},
      ${check.once === undefined ? 'undefined' : expression(check.once, 'string', context('once'))},
      ${maybe(check.severity)},
      ${maybe(check.confidence)},
    )`;
}

interface Context {
  readonly environment: Environment;
  readonly typed: boolean;
  readonly where: string;
}

function expression(source: string, type: string, context: Context): string {
  const code = cel(source, [type], context);
  return `(${code.includes('f.') ? 'f' : ''}) => ${code}`;
}

function template(text: string, context: Context): string {
  const parts = refuse(context.where, () => parseTemplate(text));
  const used = parts.some((part) => part.kind === 'cel');
  const body = parts.map((part) => {
    if (part.kind === 'text') return part.text.replaceAll(/[\\`]|\$\{/g, '\\$&');
    return `\${cel.told(${cel(part.source, ['string', 'int', 'bool', 'dyn'], context)})}`;
  });
  return `(${used ? 'f' : ''}) => \`${body.join('').trimEnd()}\``;
}

function cel(source: string, types: readonly string[], context: Context): string {
  const checked = context.environment.check(source);
  if (!checked.valid)
    throw new RuleError(`${context.where}: ${checked.error?.message ?? 'is not valid CEL'}`);
  const type = checked.type ?? 'dyn';
  if (!types.includes(type))
    throw new RuleError(`${context.where}: \`${source}\` is ${type}, not ${types[0]}`);
  return refuse(context.where, () => compileCel(context.environment.parse(source).ast, context.typed));
}

// A path that leads to a fact, or to a list of facts: what has a place in the block.
function checkPlace(subject: CheckFile['each'], path: string, at: string): void {
  const [first = '', ...fields] = path.split('.');
  let type: string | undefined = { block: 'Block', ...SUBJECT_VARIABLES[subject] }[first as 'block'];
  for (const field of fields) type = fieldType(type, field);
  const name = type?.replace(/^list<(.*)>$/, '$1');
  if (!name || !Object.hasOwn(FACT_TYPES, name))
    throw new RuleError(`${at}: \`${path}\` is no fact with a place`);
}

function fieldType(type: string | undefined, field: string): string | undefined {
  const fields = Object.entries(FACT_TYPES).find(([name]) => name === type)?.[1];
  return Object.entries(fields ?? {}).find(([name]) => name === field)?.[1][0];
}

function where(loaded: LoadedRule, keys: Keys): string {
  return `${loaded.path}:${loaded.line(...keys)}: ${keys.join('.')}`;
}

function maybe(value: string | undefined): string {
  return value === undefined ? 'undefined' : JSON.stringify(value);
}

function refuse<T>(at: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new RuleError(`${at}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
