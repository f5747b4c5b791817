import { formatOf } from '../format.ts';

/** `> file`, `>> file`, `tee -a file`; not what goes to another stream than the output. */
const TARGETS = /(?:(?:^|[^\d&<>=-]|\b1)>>?\|?[ \t]*|\btee[ \t]+(?:-\S+[ \t]+)*)["']?([^\s"';|&<>()]+)/g;

/** The name of the file that a command writes its input to; of several the one that is config. Undefined for none. */
export function targetOf(command: string): string | undefined {
  const names = [...command.matchAll(TARGETS)].map(([, name = '']) => name);
  const written = names.filter((name) => name !== '/dev/null');
  return written.find((name) => formatOf(name) !== undefined) ?? written[0];
}

/** True of a name with an extension. A variable in the name says nothing. */
export function hasExtension(name: string): boolean {
  return /\.\w+$/.test(name.slice(name.lastIndexOf('/') + 1));
}
