import { type Command, InvalidArgumentError, Option } from 'commander';

/** The words and options of `routelint test`. */
export function testGrammar(command: Command): Command {
  return command
    .description('hold routing configs against what *.route-test.yaml files say of every prompt, or of one')
    .argument('[paths...]', 'test files, folders or globs; without any: those beneath the working directory')
    .option('--run <regex>', 'only the policies and cases whose name matches')
    .option('--coverage', 'say which routes and hops the passing cases exercise, and which none does')
    .option('--fail-under <percent>', 'fail when cases exercise less of the routes, or of the hops', share)
    .option('--allow-unknown', 'do not fail where the answer is not known')
    .addOption(
      new Option('--format <format>', 'how to report')
        .choices(['pretty', 'json', 'junit', 'github'])
        .default('pretty'),
    )
    .option('--output <file>', 'write the report to a file instead of stdout')
    .option('--quiet', 'show only what does not pass, and nothing when all does');
}

function share(value: string): number {
  if (!/^\d{1,3}(?:\.\d+)?$/.test(value) || Number(value) > 100)
    throw new InvalidArgumentError('Expected a number from 0 to 100.');
  return Number(value);
}
