import type { Finding } from '../findings/finding.ts';
import { fixText } from '../fix/fix-text.ts';
import { Check } from '../pipeline/check.ts';
import type { Inputs } from '../project/inputs.ts';
import type { Settings } from '../project/settings.ts';
import type { Source } from '../project/source.ts';
import { loadPaint } from '../report/paint.ts';
import { count } from '../report/summary.ts';
import { createDocument } from '../text/document.ts';
import { useColour } from './colour.ts';
import type { Io } from './io.ts';
import type { CommonOptions } from './options.ts';
import { patchLines } from './patch.ts';
import { inputOf } from './session.ts';
import { readTextFile, type TextFile, unreadableText, withMark, writeText } from './text-file.ts';

/** What `check --fix` did, or with `--dry-run` would do. */
export interface Mended {
  readonly findings: number;
  readonly files: number;
  /** Files that could not be read. */
  readonly unread: number;
}

/**
 * Makes the fixes of all inputs in their files, each file as a whole or not at all; with `dryRun` prints what would
 * change, and writes nothing. Says on stderr what was done, and with `dryRun` which files could not be read: else the
 * check that follows does.
 */
export async function fixFiles(
  inputs: Inputs,
  settings: Settings,
  options: CommonOptions,
  dryRun: boolean,
  io: Io,
): Promise<Mended> {
  const paint = await loadPaint(useColour(options.color, io.stdout, io));
  const run = new Check(settings);
  const seen = new Set<string>();
  let findings = 0;
  let files = 0;
  let unread = 0;
  for (const source of inputs.sources) {
    for (const path of source.files) {
      if (seen.has(path)) continue;
      seen.add(path);
      const file = readTextFile(path, settings, io);
      if ('reason' in file) {
        unread++;
        if (dryRun) io.stderr.write(`routelint: ${unreadableText(file)}\n`);
        continue;
      }
      const fixed = await fixText(file.text, (text) => findingsIn(run, file, text, source, settings));
      if (fixed.text === file.text) continue;
      findings += fixed.count;
      files++;
      if (!dryRun) {
        writeText(file, withMark(fixed.text, file), io);
        continue;
      }
      const states = [
        { text: file.text, title: 'as it is' },
        { text: fixed.text, title: 'mended' },
      ] as const;
      for (const line of await patchLines(file.display, ...states, paint)) io.stdout.write(`${line}\n`);
    }
  }
  io.stderr.write(`routelint: ${words(findings, files, dryRun)}\n`);
  return { findings, files, unread };
}

async function findingsIn(
  run: Check,
  { path, display }: TextFile,
  text: string,
  source: Source,
  settings: Settings,
): Promise<readonly Finding[]> {
  await run.add(inputOf(createDocument(display, text), path, source, settings));
  return run.drain().findings;
}

function words(findings: number, files: number, dryRun: boolean): string {
  if (files === 0) return 'nothing that can be mended without you';
  const done = `${count(findings, 'finding')} in ${count(files, 'file')}`;
  return dryRun ? `would mend ${done}; nothing was written` : `mended ${done}`;
}
