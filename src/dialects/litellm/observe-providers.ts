import { type Entry, entryOf, type Node, textOf } from '../../blocks/node.ts';
import { isPlaceholderHost } from '../../providers/endpoint.ts';
import { lazily } from '../../text/lazily.ts';
import { hostOf } from '../urls.ts';
import { entrySpan, textAt } from '../values.ts';
import type { Deployment } from './deployments.ts';
import { isReference } from './provider.ts';
import { meantProvider, PROVIDER_PREFIXES } from './provider-names.ts';
import { type Reading, setEntry, shown } from './reading.ts';

/** Families of open models that LiteLLM knows no provider for by their bare name (litellm 1.80.0 and 1.106.2). */
const OPEN_MODELS =
  /^(?:qwen|deepseek|glm|kimi|phi|mixtral|mistral|gpt-oss|nomic|bge|mxbai|llama|codellama|starcoder|gemma|minimax|granite|smollm|hermes|yi-|devstral)[^/]*$/i;

/** What stands before the slash in names of model hubs, and in misspelt names of providers. */
const NO_PROVIDERS =
  /^(?:meta-llama|Qwen|qwen|mistralai|google|microsoft|deepseek-ai|nvidia|unsloth|zai-org|moonshotai|BAAI|bartowski|TheBloke|lmstudio|lm-studio|llamacpp|llama-cpp|llama\.cpp|ollama-chat|openai-compatible|vllm-openai|local)\//;

/** Hosts by which LiteLLM tells the provider of a model that names none (`openai_compatible_endpoints`, litellm 1.110.2 constants.py). */
const TELLING = lazily(
  () =>
    new Set(
      (
        'api.perplexity.ai api.endpoints.anyscale.com api.deepinfra.com api.clfaigateway.dev api.mistral.ai codestral.mistral.ai ' +
        'api.groq.com integrate.api.nvidia.com api.deepseek.com api.together.ai api.together.xyz app.empower.dev api.friendli.ai ' +
        'api.sambanova.ai api.x.ai ollama.com api.galadriel.ai api.llama.com api.featherless.ai inference.api.nscale.com ' +
        'api.studio.nebius.ai dashscope-intl.aliyuncs.com dashscope.aliyuncs.com api-inference.modelscope.cn api.moonshot.ai ' +
        'api.publicai.co api.aiand.com api.synthetic.new serverless.tensormesh.ai api.stima.tech nano-gpt.com api.poe.com ' +
        'llm.chutes.ai api.v0.dev api.morphllm.com api.lambda.ai api.inceptionlabs.ai api.hyperbolic.xyz ai-gateway.helicone.ai ' +
        'ai-gateway.vercel.sh api.edenai.run api.inference.wandb.ai api.clarifai.com api.libertai.io pinstripes.io api.meta.ai ' +
        'api.sailresearch.com api.cognition.ai inference.coralbricks.ai api.cortecs.ai api.scx.ai api.prisminference.com ' +
        'api.reka.ai inference.runanywhere.ai gigachat.devices.sberbank.ru api.openinfer.ai vanchin.streamlake.ai ' +
        'api.cerebras.ai inference.baseten.co api.ai21.com api.nadir.ai'
      ).split(' '),
    ),
);

/** Hosts whose provider has a prefix of its own. */
const OWN_PREFIX: Readonly<Record<string, string>> = {
  'openrouter.ai': 'openrouter',
  'open.bigmodel.cn': 'zai',
  'api.z.ai': 'zai',
  'api.moonshot.cn': 'moonshot',
  'api.minimax.io': 'minimax',
  'api.fireworks.ai': 'fireworks_ai',
  'api.anthropic.com': 'anthropic',
};

const CUSTOM_SPELLING: Readonly<Record<string, string>> = {
  lmstudio: 'lm_studio',
  'lm-studio': 'lm_studio',
  'ollama-chat': 'ollama_chat',
};

/**
 * A model whose provider LiteLLM cannot tell is left out of its group, with an error in the log and no more
 * (`ignore_invalid_deployments`, litellm 1.106.2). An endpoint tells it only where it is one of a hosted service.
 */
export function observeProvider(reading: Reading, deployment: Deployment, groups: ReadonlySet<string>): void {
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
  const prefix = model.slice(0, Math.max(0, model.indexOf('/')));
  if (!(isOpenModel(model) || NO_PROVIDERS.test(model) || isUnknown(prefix, model))) return;
  if (!isSilentEndpoint(params)) return;
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

/**
 * Without a prefix a Gemini model is Vertex AI's, which logs in to Google Cloud and leaves the key (run with litellm
 * 1.110.2). One finding for all: a file has several such models or none.
 */
export function observeBareGemini(reading: Reading, deployments: readonly Deployment[]): void {
  const [first, ...rest] = deployments.flatMap(({ params, group }) => {
    const key = setEntry(params, 'api_key');
    const written = textAt(params, 'model');
    if (!key || !isBareGemini(written) || hasEndpoint(params)) return [];
    const elsewhere = ['custom_llm_provider', 'use_litellm_proxy', ...VERTEX];
    return elsewhere.some((name) => setEntry(params, name)) ? [] : [{ key, written, group }];
  });
  if (!first) return;
  reading.out.observe({
    rule: 'ignored-value',
    code: 'litellm-bare-gemini',
    span: entrySpan(first.key),
    related: rest.slice(0, 30).map(({ key, written }) => ({
      span: entrySpan(key),
      label: `nor this one, for \`${shown(written)}\``,
    })),
    data: { model: shown(first.written), group: shown(first.group) },
  });
}

const VERTEX = ['vertex_project', 'vertex_location', 'vertex_credentials', 'vertex_ai_project'];

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

function isUnknown(prefix: string, model: string): boolean {
  return (
    /^[A-Za-z][\w.-]*$/.test(prefix) &&
    !(PROVIDER_PREFIXES.has(prefix) || LISTED.test(model) || FILLER.test(prefix))
  );
}

// Without an endpoint only a prefix could tell. Another file may map providers of its own.
function observeNoProvider(reading: Reading, { model, group }: Deployment, entry: Entry): void {
  const prefix = model.slice(0, Math.max(0, model.indexOf('/')));
  if (!isUnknown(prefix, model) || entryOf(reading.sections.root, 'include')) return;
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

// An endpoint that is written out, and that tells LiteLLM nothing.
function isSilentEndpoint(params: Node | undefined): boolean {
  const written = textOf((setEntry(params, 'api_base') ?? setEntry(params, 'base_url'))?.value);
  if (written === undefined || isReference(written)) return false;
  const host = hostOf(written);
  return !(host === '' || host.includes('$') || isPlaceholderHost(host) || TELLING().has(host));
}

function suggested(model: string, prefix: string, endpoint: string): string {
  const meant = CUSTOM_SPELLING[prefix];
  if (meant) return shown(`${meant}${model.slice(prefix.length)}`);
  const provider = /:11434(?:\/|$)/.test(endpoint)
    ? 'ollama_chat'
    : (OWN_PREFIX[hostOf(endpoint)] ?? 'openai');
  const name =
    OWN_PREFIX[hostOf(endpoint)] === provider && meantProvider(model) === provider
      ? model.slice(prefix.length + 1)
      : model;
  return shown(`${provider}/${name}`);
}

function isBareGemini(model: string): boolean {
  return model.startsWith('gemini-') && !model.includes('/') && !model.includes('*');
}
