import type { View } from '../text/view.ts';
import { Cutting, type FilledText } from './cutting.ts';
import { expansionEnd } from './shell/expansion.ts';

const NAMED = /\$\{?([A-Za-z_]\w*)/y;

/** `${{ … }}` of a workflow, and `{{ … }}` of an engine such as Jinja or Helm. */
const BRACES = /\$?\{\{([^{}\r\n]*)\}\}/g;

/**
 * A text of a Compose file as a container is given it: `$NAME`, `${NAME}` and `${NAME:-value}` are filled in, and `$$` is
 * a `$` (the Compose specification, "Interpolation"; it holds for the `content` of configs).
 */
export function composed(view: View): FilledText {
  const { text } = view;
  const result = new Cutting(view);
  let from = 0;
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', Math.max(from, at + 1))) {
    NAMED.lastIndex = at;
    const name = NAMED.exec(text)?.[1];
    const end = name === undefined ? undefined : expansionEnd(text, at);
    if (name !== undefined && end !== undefined) {
      result.take(from, at);
      result.fill(name, { start: at, end });
      from = end;
    } else if (text.charAt(at + 1) === '$') {
      // The second of two stands for both, and starts nothing.
      result.take(from, at);
      result.take(at + 1, at + 2);
      from = at + 2;
    }
  }
  result.take(from, text.length);
  return from === 0 ? { view, filled: [] } : result.result();
}

/** A text after the places in braces were filled in. */
export function unbraced(view: View): FilledText {
  const { text } = view;
  const result = new Cutting(view);
  let from = 0;
  for (const { index, 0: whole, 1: inner = '' } of text.matchAll(BRACES)) {
    const end = index + whole.length;
    result.take(from, index);
    result.fill(/[A-Za-z_]\w*(?:\.\w+)*/.exec(inner)?.[0].split('.').at(-1) ?? 'value', {
      start: index,
      end,
    });
    from = end;
  }
  result.take(from, text.length);
  return from === 0 ? { view, filled: [] } : result.result();
}
