import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { mapBy } from '../map/by.ts';
import { MAP_BY, type MapBy } from '../map/graph.ts';
import { VERSION } from '../version.ts';
import { CHOICES } from './choices.ts';
import { type CheckOptions, check } from './commands/check.ts';
import type { CompareOptions } from './commands/compare.ts';
import type { MapCommandOptions } from './commands/map.ts';
import type { TestOptions } from './commands/test.ts';
import type { TraceOptions } from './commands/trace.ts';
import { compareGrammar } from './compare-grammar.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Io } from './io.ts';
import type { CommonOptions } from './options.ts';
import { testGrammar } from './test-grammar.ts';
import { traceGrammar, withoutPrompt } from './trace-grammar.ts';

/** Reads a command line by the grammar, and runs it. What is wrong with it is printed. */
export async function runProgram(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = EXIT.clean;
  const program = createProgram(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    // commander has printed its own message; help and version come this way too, with exit code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.trouble;
    throw error;
  }
}

// Each command's own module is loaded when it runs, so that a start stays cheap.
function createProgram(io: Io, done: (code: ExitCode) => void): Command {
  const program = new Command('routelint')
    .description('Where can a prompt go? Lints LLM routing config and finds docs that no longer describe it.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .showHelpAfterError('(routelint --help lists the commands and options)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => write(withoutPrompt(text)),
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
    });

  reporting(program.command('check'))
    .description('check routing configs and the routing blocks of documents')
    .addArgument(
      new Argument(
        '[paths...]',
        'sources of routelint.yaml, files, folders, globs, or - for stdin; without any: what routelint.yaml or the folder holds',
      ),
    )
    .option('--stdin-filename <path>', 'the name to give what is read from stdin')
    .option('--fix', 'mend in the files what can be mended without doubt, and report the rest')
    .option('--dry-run', 'with --fix: show what would change, and write nothing')
    .action(async (paths: string[], options: CheckOptions) => {
      done(await check(paths, options, io));
    });

  reporting(program.command('diff'))
    .description('compare documents with what is live: each line that no longer holds')
    .argument('<from>', 'what is true: a source such as `live`, or a path')
    .argument('<to...>', 'what to verify: sources or paths')
    .action(async (from: string, to: string[], options: CommonOptions) => {
      const { diff } = await import('./commands/diff.ts');
      done(await diff(from, to, options, io));
    });

  configured(program.command('sources'))
    .description('list what would be checked, as what, and why; and what would not be')
    .argument('[paths...]', 'as for check')
    .addOption(
      new Option('--format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'),
    )
    .action(async (paths: string[], options: CommonOptions) => {
      const { sources } = await import('./commands/sources.ts');
      done(await sources(paths, options, io));
    });

  configured(program.command('map'))
    .description('draw where each class of prompts goes, as the config says and implies')
    .argument(
      '[paths...]',
      'as for check; without any: what is live. With --check and --write: Markdown pages',
    )
    .addOption(
      new Option('--format <format>', 'how to draw it (default: "tree")').choices([
        'tree',
        'mermaid',
        'svg',
        'markdown',
      ]),
    )
    .option('--by <keys>', 'group lanes by lane, privacy, locality or access, as in privacy,lane', mapKeys)
    .option('--output <file>', 'write the map to a file instead of stdout')
    .option('--check', 'fail when a map between markers in a Markdown page is out of date, and show how')
    .option('--write', 'refresh the maps between markers in Markdown pages')
    .action(async (paths: string[], options: MapCommandOptions) => {
      const { map } = await import('./commands/map.ts');
      done(await map(paths, options, io));
    });

  traceGrammar(configured(program.command('trace'))).action(
    async (text: string | undefined, options: TraceOptions) => {
      const { trace } = await import('./commands/trace.ts');
      done(await trace(text, options, io));
    },
  );

  testGrammar(configured(program.command('test'))).action(async (paths: string[], options: TestOptions) => {
    const { test } = await import('./commands/test.ts');
    done(await test(paths, options, io));
  });

  compareGrammar(configured(program.command('compare'))).action(
    async (old: string, next: string, options: CompareOptions) => {
      const { compare } = await import('./commands/compare.ts');
      done(await compare(old, next, options, io));
    },
  );

  program
    .command('explain')
    .description('say what a rule is about, why it matters and what to do; without one, list the rules')
    .argument('[rule]', 'the id of a rule')
    .action(async (rule: string | undefined) => {
      const { explain } = await import('./commands/explain.ts');
      done(await explain(rule, io));
    });

  // Subcommands do not inherit these from their parent when made with `command(name)`.
  for (const command of program.commands) command.copyInheritedSettings(program);
  return program;
}

function mapKeys(value: string): readonly MapBy[] {
  const keys = mapBy(value);
  if (!keys) throw new InvalidArgumentError(`Expected keys such as \`privacy,lane\` (${MAP_BY.join(', ')}).`);
  return keys;
}

function configured(command: Command): Command {
  return command
    .option('--config <file>', 'a routelint.yaml to use instead of the one found')
    .addOption(new Option('--color <when>', 'colour the output').choices(CHOICES.color).default('auto'));
}

function reporting(command: Command): Command {
  return configured(command)
    .addOption(new Option('--format <format>', 'how to report').choices(CHOICES.format).default('pretty'))
    .option('--output <file>', 'write the report to a file instead of stdout')
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that makes the run fail').choices(
        CHOICES.failOn,
      ),
    )
    .option(
      '--rule <id=severity>',
      'set the level of a rule: off, info, warning or error (repeatable)',
      collectRule,
      {},
    )
    .addOption(new Option('--preset <name>', 'the preset to start from').choices(CHOICES.preset))
    .option('--quiet', 'show only findings that make the run fail, and nothing when none does')
    .option('--allow-empty', 'succeed when there is nothing to check (for hooks that pass any changed file)');
}

function collectRule(
  value: string,
  previous: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const match = /^([a-z0-9-]+)=(off|info|warning|error)$/.exec(value);
  if (!(match?.[1] && match[2])) {
    throw new InvalidArgumentError(
      'Expected a rule and its level, as in `api-last=error` (off, info, warning or error).',
    );
  }
  return { ...previous, [match[1]]: match[2] };
}
