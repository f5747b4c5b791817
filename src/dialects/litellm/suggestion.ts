import { nearest } from '../../text/nearest.ts';
import { shown } from './reading.ts';

/** Above so many names a suggestion costs more than it helps. */
const MOST_NAMES = 2000;

/** The known name that a misspelt one most likely means, as a message may show it; '' where none is near. */
export function suggestion(name: string, known: Iterable<string>): string {
  const names = [...known];
  const near = names.length > MOST_NAMES ? undefined : nearest(name, names);
  return near === undefined ? '' : shown(near);
}
