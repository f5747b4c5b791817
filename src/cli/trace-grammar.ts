import { type Command, InvalidArgumentError, Option } from 'commander';
import { FAILURES } from '../flow/failures.ts';
import type { Failure } from '../flow/flow.ts';

/** A target that fails, and how. */
export interface Failing {
  readonly name: string;
  readonly failure: Failure;
}

/** The words and options of `routelint trace`. */
export function traceGrammar(command: Command): Command {
  return command
    .description(
      'follow one prompt through the routing, step by step; its text is measured here and goes nowhere',
    )
    .argument('[prompt]', 'the text, or - for stdin; without it, what --private, --words and the like say')
    .option(
      '--in <path>',
      'a config, folder or source to trace it through, as for check (repeatable)',
      collect,
    )
    .option('--file <file>', 'read the prompt from a file')
    .option('--private', 'the prompt is private; keys and personal data in a text make it so by themselves')
    .option('--chars <n>', 'how many characters it has', count)
    .option('--words <n>', 'how many words', count)
    .option('--lines <n>', 'how many lines', count)
    .option('--tokens <n>', 'how many tokens', count)
    .option('--signal <name>', 'something that holds of it: code, url, keyword, a tag (repeatable)', collect)
    .option(
      '--lane <name>',
      'the lane it comes in by, as `main` (repeatable); without it, every lane',
      collect,
    )
    .option('--down <name>', 'a target, provider or host that cannot be reached (repeatable)', collect)
    .option(
      '--fail <name=failure>',
      'a target that fails in a way, as `openrouter=rate-limit` (repeatable)',
      failing,
    )
    .option('--why-not <route>', 'say why the prompt does not take a route, and what would')
    .addOption(
      new Option('--format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'),
    );
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

function count(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('Expected a whole number from 1.');
  return Number(value);
}

function failing(value: string, previous: readonly Failing[] = []): readonly Failing[] {
  const at = value.lastIndexOf('=');
  const word = value.slice(at + 1).replaceAll('_', '-');
  const failure = FAILURES.find((known) => known === word);
  if (at <= 0 || !failure)
    throw new InvalidArgumentError(`Expected a target and its failure: ${[...FAILURES].sort().join(', ')}.`);
  return [...previous, { name: value.slice(0, at), failure }];
}

/** What commander says of an option it does not know, without what may be a prompt that starts with a dash. */
export function withoutPrompt(text: string): string {
  const [, option] = /unknown option '([\s\S]*)'/.exec(text) ?? [];
  if (option === undefined || /^--[a-z-]{2,24}$/.test(option)) return text;
  return 'error: unknown option (put `--` before a prompt that starts with a dash)\n';
}
