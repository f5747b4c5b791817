import { entryOf, type Node } from '../blocks/node.ts';
import type { Span } from '../text/span.ts';
import type { Step } from './problem.ts';

/** A path as people write it: `model_list[2].litellm_params`. Keys that are no plain words stand in brackets. */
export function pathText(path: readonly Step[]): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[\w$-]+$/.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}

/** The span of the last key on the way to a place; undefined where the way has no key. */
export function keySpanAt(root: Node, path: readonly Step[]): Span | undefined {
  let here: Node | undefined = root;
  let span: Span | undefined;
  for (const step of path) {
    if (typeof step === 'number') {
      here = here?.kind === 'list' ? here.items[step] : undefined;
      // An item of its own is found by its first key, and not by the key of its list.
      span = here?.kind === 'map' ? here.entries[0]?.keySpan : undefined;
    } else {
      const entry = entryOf(here, step);
      here = entry?.value;
      span = entry?.keySpan;
    }
  }
  return span ?? (here?.kind === 'map' ? here.entries[0]?.keySpan : undefined);
}
