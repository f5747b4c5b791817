import { at, entriesOf, type Node } from '../../blocks/node.ts';
import { entrySpan, firstText, spanOf, textAt, textValue } from '../values.ts';
import { type Reading, rootEntry, shown } from './reading.ts';

/**
 * Reports a main model that is called as a shortcut of `model_aliases` is: those are for `/model` and `--model`, and from
 * the config the name is asked for as it stands (hermes_cli/oneshot.py and model_switch.py in 0.19.0).
 */
export function reportAliasAsDefault(reading: Reading): void {
  const model = rootEntry(reading, 'model');
  const used =
    model?.value.kind === 'scalar' ? model : firstText(model?.value, ['default', 'model', 'name'])?.entry;
  const name = textValue(used?.value);
  if (!used || name === '') return;
  const alias = [
    ...entriesOf(rootEntry(reading, 'model_aliases')?.value),
    ...entriesOf(at(reading.root, 'model', 'aliases')),
  ].find(({ key }) => key.toLowerCase() === name.toLowerCase());
  const meant = alias ? modelOf(alias.value) : '';
  if (!alias || meant === '' || meant === name) return;
  reading.out.observe({
    rule: 'ignored-value',
    code: 'hermes-default-is-alias',
    span: entrySpan(used),
    related: [{ span: spanOf(alias.keySpan), label: 'the shortcut' }],
    data: { name: shown(name), model: shown(meant) },
  });
}

// A shortcut of `model.aliases` is `provider/model`.
function modelOf(alias: Node): string {
  if (alias.kind === 'map') return textAt(alias, 'model');
  const text = textValue(alias);
  return text.slice(text.indexOf('/') + 1);
}
