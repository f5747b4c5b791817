import { entriesOf, entryOf, type MapNode, type Node } from './node.ts';

/** Under this key the values of LiteLLM's Helm chart hold the proxy's whole config (litellm-helm 0.1 to 1.92). */
const KEY = 'proxy_config';
const SECTIONS = ['model_list', 'litellm_settings', 'router_settings', 'general_settings'];
/** How deep: `litellm.proxy_config` of a chart of charts, `spec.source.helm.valuesObject.proxy_config` of Argo CD. */
const DEEPEST = 6;

/** The configs that a file of another kind holds as mappings: none in most, and several where charts stand side by side. */
export function heldConfigs(root: Node | undefined, depth = 0): readonly MapNode[] {
  if (depth > DEEPEST) return [];
  return entriesOf(root).flatMap(({ key, value, merged }) => {
    if (merged || value.kind !== 'map') return [];
    return key === KEY && SECTIONS.some((section) => entryOf(value, section))
      ? [value]
      : heldConfigs(value, depth + 1);
  });
}
