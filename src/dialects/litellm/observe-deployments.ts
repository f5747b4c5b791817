import { type Entry, entriesOf, entryOf } from '../../blocks/node.ts';
import { entrySpan, isOn, spanOf } from '../values.ts';
import type { Deployment } from './deployments.ts';
import { observeBareGemini, observeProvider } from './observe-providers.ts';
import { type Reading, shown, since } from './reading.ts';

/** Keys that LiteLLM reads under `litellm_params` only (litellm 1.106.2, `Deployment` and router.py). */
const PARAMS = [
  'order',
  'weight',
  'api_base',
  'base_url',
  'api_key',
  'custom_llm_provider',
  'tags',
  'litellm_credential_name',
  'mock_response',
  'fallbacks',
];

/** Parameters that LiteLLM wants as text, and that look like a date (`LiteLLM_Params`). */
const TEXTS = [
  'api_version',
  'region_name',
  'aws_region_name',
  'vertex_location',
  'vertex_project',
  'api_key',
  'api_base',
];

/** Reports keys beside `litellm_params` that belong in it, and values for which LiteLLM leaves a deployment out. */
export function observeDeployments(reading: Reading, deployments: readonly Deployment[]): void {
  const groups = new Set(deployments.map(({ group }) => group));
  for (const deployment of deployments) {
    observeMisplaced(reading, deployment);
    observeDates(reading, deployment);
    observeProvider(reading, deployment, groups);
  }
  observeBareGemini(reading, deployments);
  observeDropParams(reading, deployments);
  observeInnerInfo(reading, deployments);
}

function observeMisplaced(reading: Reading, deployment: Deployment): void {
  for (const [place, node] of [
    ['the entry', deployment.item],
    ['model_info', deployment.info],
  ] as const) {
    for (const entry of entriesOf(node)) {
      if (!PARAMS.includes(entry.key) || isRead(reading, place, entry)) continue;
      if (entryOf(deployment.params, entry.key)) continue;
      const inert =
        entry.key === 'tags' && !isOn(entryOf(reading.sections.router, 'enable_tag_filtering')?.value);
      reading.out.observe({
        rule: 'ignored-value',
        code: inert ? 'litellm-tags-outside' : 'litellm-outside-litellm-params',
        span: entrySpan(entry),
        data: { key: entry.key, place, group: shown(deployment.group) },
      });
    }
  }
}

// The order of `model_info` is read since 1.83.3; `model_info` is also a place for notes.
function isRead(reading: Reading, place: string, { key }: Entry): boolean {
  if (place !== 'model_info') return false;
  return key === 'order' ? since(reading, '1.83.3') !== 'no' : key !== 'weight';
}

// YAML reads `2025-01-01` as a date, which no text field takes; the proxy then starts without the deployment.
function observeDates(reading: Reading, deployment: Deployment): void {
  for (const key of TEXTS) {
    const entry = entryOf(deployment.params, key);
    const value = entry?.value;
    if (!entry || value?.kind !== 'scalar' || value.type !== 'timestamp') continue;
    reading.out.observe({
      rule: 'ignored-value',
      code: 'litellm-date-drops-deployment',
      span: entrySpan(entry),
      data: { key, value: shown(String(value.value)), group: shown(deployment.group) },
      ...(value.start < entry.keySpan.end
        ? {}
        : {
            fix: {
              span: spanOf(value),
              text: `"${value.value}"`,
              title: `quote \`${shown(String(value.value))}\``,
            },
          }),
    });
  }
}

// One finding for all deployments: they are mostly written alike.
function observeDropParams(reading: Reading, deployments: readonly Deployment[]): void {
  const [first, ...rest] = deployments.flatMap(({ params, group }) => {
    const entry = entryOf(params, 'drop_params');
    return entry?.value.kind === 'list' && entry.value.items.length > 0 ? [{ entry, group }] : [];
  });
  if (!first) return;
  reading.out.observe({
    rule: 'ignored-value',
    code: 'litellm-drop-params-list',
    span: entrySpan(first.entry),
    related: rest.slice(0, 30).map(({ entry }) => ({ span: entrySpan(entry), label: 'and here' })),
    data: { group: shown(first.group) },
  });
}

// What a deployment is, its access groups among it, is read beside `litellm_params` only (run with litellm 1.110.2).
function observeInnerInfo(reading: Reading, deployments: readonly Deployment[]): void {
  const [first, ...rest] = deployments.flatMap(({ params, info, group }) => {
    const entry = entryOf(params, 'model_info');
    return entry?.value.kind === 'map' && !entry.merged && info === undefined ? [{ entry, group }] : [];
  });
  if (!first) return;
  reading.out.observe({
    rule: 'ignored-value',
    code: 'litellm-info-inside-params',
    span: spanOf(first.entry.keySpan),
    related: rest.slice(0, 30).map(({ entry }) => ({ span: spanOf(entry.keySpan), label: 'and here' })),
    data: { group: shown(first.group) },
  });
}
