import type { Block } from '../blocks/block.ts';
import { entriesOf } from '../blocks/node.ts';
import type { StageFact } from '../rules/stage-facts.ts';

// Keys that no other kind of file has at its root: one of them, and the text wants to be routing config.
const DISTINCTIVE: ReadonlySet<string> = new Set([
  'model_list',
  'litellm_settings',
  'router_settings',
  'smart_model_routing',
  'fallback_providers',
  'custom_providers',
]);

const AT_LINE_START = new RegExp(`^["']?(?:${[...DISTINCTIVE].join('|')})["']?[ \\t]*:`, 'm');

/** True when a text that could not be read has a line that only routing config has. */
export function looksLikeRouting(block: Block): boolean {
  return AT_LINE_START.test(block.view.text);
}

/** The fact for a block that has distinctive keys and yet is of no dialect; none for any other block. */
export function unclassifiedFacts(block: Block): readonly StageFact[] {
  const keys = entriesOf(block.root).filter((entry) => DISTINCTIVE.has(entry.key));
  const [first] = keys;
  if (!first) return [];
  const names = keys.map((entry) => `\`${entry.key}\``).join(', ');
  return [
    {
      rule: 'unclassified-block',
      code: 'unclassified',
      span: first.keySpan,
      related: [],
      data: { keys: names, language: block.language },
    },
  ];
}
