import { textOf } from '../../blocks/node.ts';
import type { Span } from '../../text/span.ts';
import { entrySpan, textAt } from '../values.ts';
import { parameter } from './credentials.ts';
import type { Deployment } from './deployments.ts';
import type { Reading } from './reading.ts';

/**
 * The variables from which LiteLLM takes an endpoint that no deployment states, in its order of preference
 * (litellm 1.106.2, llms/ and main.py).
 */
const VARIABLES: Readonly<Record<string, readonly string[]>> = {
  openai: ['OPENAI_BASE_URL', 'OPENAI_API_BASE'],
  anthropic: ['ANTHROPIC_API_BASE', 'ANTHROPIC_BASE_URL'],
  azure: ['AZURE_API_BASE'],
  ollama: ['OLLAMA_API_BASE'],
  ollama_chat: ['OLLAMA_API_BASE'],
  hosted_vllm: ['HOSTED_VLLM_API_BASE'],
  lm_studio: ['LM_STUDIO_API_BASE'],
  llamafile: ['LLAMAFILE_API_BASE'],
  litellm_proxy: ['LITELLM_PROXY_API_BASE'],
  xinference: ['XINFERENCE_API_BASE'],
  docker_model_runner: ['DOCKER_MODEL_RUNNER_API_BASE'],
};

/** The endpoint of a deployment, and where it is stated. */
export interface DeploymentEndpoint {
  readonly url: string | undefined;
  readonly span: Span | undefined;
}

/**
 * Where a deployment's requests go: `api_base` (or `base_url`), its credential's, what `environment_variables` sets for
 * its provider, or what is declared to be set where the proxy runs. Undefined leaves it to the provider's own endpoint.
 */
export function endpointOf(reading: Reading, deployment: Deployment): DeploymentEndpoint {
  const { params } = deployment;
  const entry = parameter(reading, params, 'api_base', 'base_url');
  const written = textOf(entry?.value);
  if (entry && written !== undefined && written !== '') {
    return { url: written, span: inside(entry.value, deployment) ? entrySpan(entry) : undefined };
  }
  for (const name of VARIABLES[deployment.provider] ?? []) {
    const value = textAt(reading.sections.environment, name);
    if (value !== '') return { url: value, span: undefined };
    if (reading.env?.has(name)) return { url: `os.environ/${name}`, span: undefined };
  }
  return { url: undefined, span: undefined };
}

// A place in `credential_list` would show a target's endpoint far from the deployment it belongs to.
function inside(place: Span, deployment: Deployment): boolean {
  return place.start >= deployment.item.start && place.end <= deployment.item.end;
}
