import type { Check } from '../pipeline/check.ts';
import type { Host } from '../project/host.ts';
import type { Settings } from '../project/settings.ts';
import type { Source } from '../project/source.ts';
import { inputsOf } from './session.ts';

/** Reads the files of a source one after the other, and checks them. */
export async function checkFiles(run: Check, source: Source, settings: Settings, host: Host): Promise<void> {
  for (const input of inputsOf(source, settings, host, (missed) => run.miss(missed))) {
    const pending = run.add(input);
    if (pending) await pending;
  }
}
