import { Diff } from '../../pipeline/diff.ts';
import { resolveInputs } from '../../project/inputs.ts';
import { writeReport } from '../../report/written.ts';
import type { ExitCode } from '../exit.ts';
import { loadFormat, styleOf } from '../format.ts';
import type { Io } from '../io.ts';
import type { CommonOptions } from '../options.ts';
import { publish } from '../publish.ts';
import { inputsOf, missedInputs, printNotices, settingsFor, sourceSummary } from '../session.ts';

/** `routelint diff FROM TO…`: holds documents against what is live, and reports each line that no longer holds. */
export async function diff(
  from: string,
  to: readonly string[],
  options: CommonOptions,
  io: Io,
): Promise<ExitCode> {
  const settings = await settingsFor(options, io);
  const run = new Diff(settings);
  const sides = [
    { side: 'from', inputs: resolveInputs(io.host, settings, [from]) },
    { side: 'to', inputs: resolveInputs(io.host, settings, to) },
  ] as const;
  // `diff live .`: what is live is not compared with itself.
  const taken = new Set<string>();
  for (const { side, inputs } of sides) {
    await printNotices(inputs, io);
    for (const missed of missedInputs(inputs, io.host)) run.miss(missed);
    for (const source of inputs.sources) {
      const files = source.files.filter((file) => !taken.has(file));
      for (const file of files) taken.add(file);
      for (const input of inputsOf({ ...source, files }, settings, io.host, (missed) => run.miss(missed))) {
        await run.add(side, input);
      }
    }
  }
  const report = run.report(sides.flatMap(({ inputs }) => inputs.sources.map(sourceSummary)));
  const format = await loadFormat(styleOf(options, settings.failOn, io));
  return publish(writeReport(report, format), format, options, settings.failOn, io);
}
