import { type Entry, entriesOf, itemsOf, type Node, textOf } from '../../blocks/node.ts';

/** An entry such as `{ model: a, fallbacks: [b] }`, which names its parts where LiteLLM wants `{ a: [b] }`. */
export interface SpeltOut {
  readonly first: Entry;
  readonly second: Entry;
  /** The entry as LiteLLM reads it; '' where the names are not all there. */
  readonly meant: string;
}

const SOURCES =
  'model model_name source source_model from from_model primary primary_model group model_group name original'.split(
    ' ',
  );
const TARGETS =
  'fallbacks fallback fallback_models fallback_model fallback_list targets target to to_model models backups backup secondary'.split(
    ' ',
  );

/** Reads an entry of a list of fallbacks that names its parts; undefined for any other. */
export function speltOut(item: Node): SpeltOut | undefined {
  const entries = entriesOf(item);
  const [first, second] = entries;
  if (!(first && second)) return undefined;
  const targets = entries.find(({ key, value }) => TARGETS.includes(key) && namesIn(value).length > 0);
  const source = entries.find(({ key, value }) => SOURCES.includes(key) && textOf(value) !== undefined);
  if (!targets || !(source || textOf(first.value) !== undefined)) return undefined;
  return {
    first,
    second,
    meant: source ? `${textOf(source.value)}: [${namesIn(targets.value).join(', ')}]` : '',
  };
}

function namesIn(value: Node): readonly string[] {
  const text = textOf(value);
  return text === undefined ? itemsOf(value).flatMap((item) => textOf(item) ?? []) : [text];
}
