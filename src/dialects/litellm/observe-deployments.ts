import { type Entry, entriesOf, entryOf, type Node, textOf } from '../../blocks/node.ts';
import { hostLocality } from '../../providers/network.ts';
import { hostOf } from '../urls.ts';
import { entrySpan, spanOf, textAt } from '../values.ts';
import type { Deployment } from './deployments.ts';
import { isReference } from './provider.ts';
import { meantProvider, PROVIDER_PREFIXES } from './provider-names.ts';
import { type Reading, setEntry, shown, since } from './reading.ts';

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
    observeDropParams(reading, deployment);
    observeProvider(reading, deployment, groups);
  }
}

function observeMisplaced(reading: Reading, deployment: Deployment): void {
  for (const [place, node] of [
    ['the entry', deployment.item],
    ['model_info', deployment.info],
  ] as const) {
    for (const entry of entriesOf(node)) {
      if (!PARAMS.includes(entry.key) || isRead(reading, place, entry)) continue;
      if (entryOf(deployment.params, entry.key)) continue;
      reading.out.observe({
        rule: 'ignored-value',
        code: 'litellm-outside-litellm-params',
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

function observeDropParams(reading: Reading, { params, group }: Deployment): void {
  const entry = entryOf(params, 'drop_params');
  if (entry?.value.kind !== 'list' || entry.value.items.length === 0) return;
  const data = { group: shown(group) };
  reading.out.observe({
    rule: 'ignored-value',
    code: 'litellm-drop-params-list',
    span: entrySpan(entry),
    data,
  });
}

/** Families of open models that LiteLLM knows no provider for by their bare name (litellm 1.80.0 and 1.106.2). */
const OPEN_MODELS =
  /^(?:qwen|deepseek|glm|kimi|phi|mixtral|mistral|gpt-oss|nomic|bge|mxbai|llama|codellama|starcoder|gemma|minimax|granite|smollm|hermes|yi-|devstral)[^/]*$/i;

/** What stands before the slash in names of model hubs, and in misspelt names of providers. */
const NO_PROVIDERS =
  /^(?:meta-llama|Qwen|qwen|mistralai|google|microsoft|deepseek-ai|nvidia|unsloth|zai-org|moonshotai|BAAI|bartowski|TheBloke|lmstudio|lm-studio|llamacpp|llama-cpp|llama\.cpp|ollama-chat|openai-compatible|vllm-openai|local)\//;

const CUSTOM_SPELLING: Readonly<Record<string, string>> = {
  lmstudio: 'lm_studio',
  'lm-studio': 'lm_studio',
  'ollama-chat': 'ollama_chat',
};

/**
 * A model whose provider LiteLLM cannot tell is left out of its group, with an error in the log and no more
 * (`ignore_invalid_deployments`, litellm 1.106.2). An endpoint tells it only where it is one of a hosted service.
 */
function observeProvider(reading: Reading, deployment: Deployment, groups: ReadonlySet<string>): void {
  const { params, model } = deployment;
  const entry = entryOf(params, 'model');
  if (!entry || deployment.provider !== '' || model === '' || isReference(model) || model.includes('*'))
    return;
  if (setEntry(params, 'custom_llm_provider') || entryOf(reading.sections.settings, 'custom_provider_map'))
    return;
  if (observeMeant(reading, deployment, entry)) return;
  if (groups.has(model) && model !== deployment.group && !hasEndpoint(params)) {
    const data = { model: shown(model), group: shown(deployment.group) };
    reading.out.observe({
      rule: 'ignored-value',
      code: 'litellm-model-is-group',
      span: entrySpan(entry),
      data,
    });
    return;
  }
  if (!hasEndpoint(params)) {
    observeNoProvider(reading, deployment, entry);
    return;
  }
  if (!(isOpenModel(model) || NO_PROVIDERS.test(model)) || !isOwnEndpoint(params)) return;
  const prefix = model.slice(0, Math.max(0, model.indexOf('/')));
  reading.out.observe({
    rule: 'ignored-value',
    code: 'litellm-model-without-provider',
    span: entrySpan(entry),
    data: {
      model: shown(model),
      group: shown(deployment.group),
      suggestion: suggested(model, prefix, textAt(params, 'api_base') || textAt(params, 'base_url')),
    },
  });
}

// With an endpoint the host may tell the provider; without one nothing does.
function observeMeant(reading: Reading, { params, model, group }: Deployment, entry: Entry): boolean {
  const meant = meantProvider(model);
  if (meant === undefined || hasEndpoint(params)) return false;
  const slash = model.indexOf('/');
  reading.out.observe({
    rule: 'ignored-value',
    code: 'litellm-unknown-provider',
    span: entrySpan(entry),
    data: {
      name: shown(model.slice(0, slash)),
      group: shown(group),
      suggestion: shown(`${meant}${model.slice(slash)}`),
    },
  });
  return true;
}

/**
 * What stands before a slash and is no provider: sizes and qualities of images, and owners of models that LiteLLM lists by
 * their whole name (litellm 1.110.2, and `huggingface_models` of 1.60.0).
 */
const LISTED =
  /^(?:\d+-x-\d+|max-x-max|high|low|medium|standard|hd|petals-team|togethercomputer|WizardLM|codellama)\/|:[0-9a-f]{64}$|^meta-llama\/Llama-2/;
const FILLER = /^(?:provider|your|my|some|example|vendor|company|org|owner)\b/i;

// Without an endpoint only a prefix could tell. Another file may map providers of its own.
function observeNoProvider(reading: Reading, { model, group }: Deployment, entry: Entry): void {
  const prefix = model.slice(0, Math.max(0, model.indexOf('/')));
  if (!/^[A-Za-z][\w.-]*$/.test(prefix) || PROVIDER_PREFIXES.has(prefix)) return;
  if (LISTED.test(model) || FILLER.test(prefix) || entryOf(reading.sections.root, 'include')) return;
  reading.out.observe({
    rule: 'ignored-value',
    code: 'litellm-no-such-provider',
    span: entrySpan(entry),
    data: { name: shown(prefix), model: shown(model), group: shown(group) },
  });
}

// A name from a list of credentials may bring one.
function hasEndpoint(params: Node | undefined): boolean {
  return ['api_base', 'base_url', 'litellm_credential_name'].some((key) => setEntry(params, key));
}

// `vendor.model` is how Bedrock names them.
function isOpenModel(model: string): boolean {
  return OPEN_MODELS.test(model) && !/^[a-z]+\.[a-z]/i.test(model);
}

function isOwnEndpoint(params: Node | undefined): boolean {
  const written = textOf((setEntry(params, 'api_base') ?? setEntry(params, 'base_url'))?.value);
  if (written === undefined || isReference(written)) return false;
  const host = hostOf(written);
  return host !== '' && !host.includes('$') && hostLocality(host).value !== 'cloud';
}

function suggested(model: string, prefix: string, endpoint: string): string {
  const meant = CUSTOM_SPELLING[prefix];
  if (meant) return shown(`${meant}${model.slice(prefix.length)}`);
  return shown(`${/:11434(?:\/|$)/.test(endpoint) ? 'ollama_chat' : 'openai'}/${model}`);
}
