import { entryOf, type Node, textOf } from '../../blocks/node.ts';
import { isOn } from '../values.ts';
import { familyProvider, PROVIDER_PREFIXES } from './provider-names.ts';

/** A deployment's provider and the model that is asked of it. '' where nothing names a provider. */
export interface ProviderModel {
  readonly provider: string;
  readonly model: string;
}

/**
 * Splits `litellm_params.model` as `get_llm_provider` does (litellm 1.106.2 litellm_core_utils/get_llm_provider_logic.py):
 * `use_litellm_proxy`, then `custom_llm_provider`, then a known prefix, then the family of a bare name.
 */
export function providerOf(params: Node | undefined): ProviderModel {
  const written = textOf(entryOf(params, 'model')?.value) ?? '';
  const custom = textOf(entryOf(params, 'custom_llm_provider')?.value) ?? '';
  const split = splitModel(written);
  if (isOn(entryOf(params, 'use_litellm_proxy')?.value)) return { provider: 'litellm_proxy', model: written };
  if (custom !== '' && !isReference(custom)) {
    return { provider: custom, model: split.provider === custom ? split.model : written };
  }
  return split;
}

/** Provider and model of a name such as `groq/llama-3.3-70b`, `gpt-4o` or `meta-llama/Llama-3` (which names none). */
export function splitModel(written: string): ProviderModel {
  if (isReference(written)) return { provider: '', model: written };
  const slash = written.indexOf('/');
  const prefix = slash < 0 ? '' : written.slice(0, slash);
  if (PROVIDER_PREFIXES.has(prefix)) return { provider: prefix, model: written.slice(slash + 1) };
  return { provider: familyProvider(written) ?? '', model: written };
}

/** True of `os.environ/NAME`, the one way in which LiteLLM reads a value from the environment. */
export function isReference(text: string): boolean {
  return text.startsWith('os.environ/');
}
