import type { Block } from '../blocks/block.ts';
import { type Entry, entriesOf, itemsOf } from '../blocks/node.ts';
import type { StageFact } from '../rules/stage-facts.ts';

// Keys that routing config has at its root, and the program that reads them. Other gateways and tools took some of
// them over, so a key alone says little: the page, the file's name or the block must speak of the program as well.
const DISTINCTIVE: Readonly<Record<string, string>> = {
  model_list: 'litellm',
  litellm_settings: 'litellm',
  router_settings: 'litellm',
  smart_model_routing: 'hermes',
  fallback_providers: 'hermes',
  custom_providers: 'hermes',
};

const AT_LINE_START = new RegExp(`^["']?(${Object.keys(DISTINCTIVE).join('|')})["']?[ \\t]*:`, 'gm');

/**
 * True when a text that could not be read has a line that only routing config has. A whole file is taken at its word:
 * that it is passed over in silence would be worse than a word too many.
 */
export function looksLikeRouting(block: Block): boolean {
  const keys = [...block.view.text.matchAll(AT_LINE_START)].map(([, key = '']) => key);
  return keys.some((key) => block.container !== 'fence' || speaksOf(block, DISTINCTIVE[key]));
}

/** The fact for a block that has distinctive keys and yet is of no dialect; none for any other block. */
export function unclassifiedFacts(block: Block): readonly StageFact[] {
  const keys = entriesOf(block.root).filter((entry) => Object.hasOwn(DISTINCTIVE, entry.key));
  const [first] = keys;
  if (!first || keys.some(isForeign)) return [];
  if (!keys.some((entry) => isBare(entry) || speaksOf(block, DISTINCTIVE[entry.key]))) return [];
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

// `smart_model_routing: true`: nobody else has a switch of that name.
function isBare({ key, value }: Entry): boolean {
  return key === 'smart_model_routing' && value.kind === 'scalar';
}

function speaksOf({ view }: Block, program: string | undefined): boolean {
  const { path, text } = view.document;
  return program !== undefined && new RegExp(program, 'i').test(`${path}\n${text}`);
}

// Gateways that copy LiteLLM's layout keep the parameters of a model under a name of their own: `gateway_params`.
function isForeign({ key, value }: Entry): boolean {
  if (key !== 'model_list') return false;
  return itemsOf(value).some((item) =>
    entriesOf(item).some((part) => part.key.endsWith('_params') && part.key !== 'litellm_params'),
  );
}
