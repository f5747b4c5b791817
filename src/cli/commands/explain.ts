import { ruleWords } from '../../generated/rule-words.ts';
import { rules } from '../../generated/rules.ts';
import { UsageError } from '../../project/problem.ts';
import { loadPaint, type Paint } from '../../report/paint.ts';
import type { Rule, RuleExample } from '../../rules/rule.ts';
import { nearest } from '../../text/nearest.ts';
import { useColour } from '../colour.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';

/** `routelint explain [rule]`: the words and examples of a rule, or the list of rules. */
export async function explain(id: string | undefined, io: Io): Promise<ExitCode> {
  const paint = await loadPaint(useColour('auto', io.stdout, io));
  if (id === undefined) {
    for (const line of listLines(paint)) io.stdout.write(`${line}\n`);
    return EXIT.clean;
  }
  const rule = rules.find((one) => one.id === id);
  const words = ruleWords.find((one) => one.id === id);
  if (!(rule && words)) {
    const meant = nearest(
      id,
      rules.map((one) => one.id),
    );
    throw new UsageError(
      `there is no rule \`${id}\``,
      meant ? `did you mean \`${meant}\`?` : '`routelint explain` lists the rules',
    );
  }
  const sections = [
    `${paint.bold(rule.id)}: ${rule.title}`,
    levelsText(rule),
    words.what.trim(),
    `${paint.bold('Why it matters')}\n\n${words.why.trim()}`,
    `${paint.bold('What to do')}\n\n${words.do.trim()}`,
    ...words.examples.map((example) => exampleText(example, paint)),
  ];
  io.stdout.write(`${sections.join('\n\n')}\n`);
  return EXIT.clean;
}

function* listLines(paint: Paint): Generator<string> {
  const width = Math.max(...rules.map((rule) => rule.id.length));
  for (const rule of rules) {
    yield `${paint.bold(rule.id.padEnd(width))}  ${rule.levels.recommended.padEnd(7)}  ${rule.title}`;
  }
}

function levelsText({ levels, category, confidence }: Rule): string {
  const presets = Object.entries(levels).map(([preset, level]) => `${preset}: ${level}`);
  return `${category} rule, ${confidence} confidence; ${presets.join(', ')}`;
}

function exampleText(example: RuleExample, paint: Paint): string {
  const settings =
    example.settings === undefined ? '' : `  # routelint.yaml\n${indented(example.settings)}\n`;
  const found = example.findings.map(({ line, message }) => `  line ${line}: … ${message} …`);
  const outcome = found.length > 0 ? found.join('\n') : '  no finding';
  return `${paint.bold(example.title)}\n\n${settings}  # ${example.file}\n${indented(example.config)}\n${outcome}`;
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
}
