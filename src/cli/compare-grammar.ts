import { type Command, InvalidArgumentError, Option } from 'commander';
import { ACCESS_ATTRIBUTES, type NoNew, noNewOf } from '../pipeline/no-new.ts';

/** What makes a comparison fail. */
export const COMPARE_FAIL_ON = ['changed', 'wider', 'never'] as const;

/** The words and options of `routelint compare`. */
export function compareGrammar(command: Command): Command {
  return command
    .description('say which prompts two configs route differently, with a witness of each difference')
    .argument('<old>', 'a config, folder, source of routelint.yaml, or a file of a commit: REV:path')
    .argument('<new>', 'the same')
    .option('--lane <name>', 'compare one lane, as `main` (repeatable); without it, every lane', collect)
    .addOption(noNewOption())
    .addOption(
      new Option('--fail-on <change>', 'the change that makes the run fail')
        .choices(COMPARE_FAIL_ON)
        .default('never'),
    )
    .addOption(
      new Option('--format <format>', 'how to print it')
        .choices(['pretty', 'json', 'markdown'])
        .default('pretty'),
    )
    .option('--output <file>', 'write the report to a file instead of stdout');
}

// Commander takes `--no-…` for the opposite of another option.
function noNewOption(): Option {
  const option = new Option(
    '--no-new <attribute=value>',
    'fail when prompts can reach such a target now and could not before, as locality=cloud (repeatable)',
  ).argParser(noNew);
  option.negate = false;
  return option;
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

function noNew(value: string, previous: readonly NoNew[] = []): readonly NoNew[] {
  const asked = noNewOf(value);
  if (typeof asked === 'string')
    throw new InvalidArgumentError(
      `${asked} Expected one of ${ACCESS_ATTRIBUTES.join(', ')} and its values, as in \`locality=cloud,unknown\`.`,
    );
  return [...previous, ...asked];
}
