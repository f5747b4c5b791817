import { entryOf } from '../../blocks/node.ts';
import { unknownTarget } from '../unknown-target.ts';
import { entrySpan, integerAt } from '../values.ts';
import { credentialOf } from './credentials.ts';
import type { Deployment } from './deployments.ts';
import { endpointOf } from './endpoints.ts';
import { isReference, splitModel } from './provider.ts';
import { type Reading, setEntry } from './reading.ts';

/** Judges the target that a deployment stands for, and gives its id. `asked` is what a name asks of a wildcard's. */
export function targetOf(reading: Reading, deployment: Deployment, asked?: string): string {
  if (asked !== undefined) {
    if (!isOpen(deployment)) return judge(reading, deployment, asked);
    const { provider, model } = splitModel(asked);
    return judge(reading, { ...deployment, provider }, model);
  }
  const known = reading.judged.get(deployment.item);
  if (known !== undefined) return known;
  // A wildcard's `*` says little without the provider before it.
  const { upstream, model } = deployment;
  const id = isOpen(deployment)
    ? namedByCaller(reading, deployment)
    : judge(reading, deployment, upstream.includes('*') ? model : upstream);
  reading.judged.set(deployment.item, id);
  return id;
}

// `model: "*"` without a provider hands on the name that was asked for, provider and all (run with litellm 1.80.0).
function isOpen({ model, params }: Deployment): boolean {
  return model === '*' && entryOf(params, 'custom_llm_provider') === undefined;
}

function namedByCaller(reading: Reading, deployment: Deployment): string {
  const open = { ...deployment, provider: '' };
  const { url } = endpointOf(reading, open);
  if (url !== undefined || setEntry(deployment.params, 'mock_response')) return judge(reading, open, '*');
  const model = entryOf(deployment.params, 'model');
  return reading.out.keep(
    unknownTarget({
      id: 'litellm:named-by-caller',
      label: 'whatever model the caller names',
      model: '*',
      because: '`*` hands on the name that the caller gives, and that name says whose model it is',
      span: model ? entrySpan(model) : deployment.span,
      implied: undefined,
    }),
  );
}

function judge(reading: Reading, deployment: Deployment, asked: string): string {
  const model = entryOf(deployment.params, 'model');
  const endpoint = endpointOf(reading, deployment);
  const wild = deployment.group.includes('*');
  return reading.out.target({
    provider: deployment.provider,
    model: isReference(asked) ? `the model in ${asked.slice('os.environ/'.length)}` : asked,
    endpoint: endpoint.url,
    endpointSpan: endpoint.span,
    credential: credentialOf(reading, deployment),
    names: deployment.group === '' || wild ? [] : [{ text: deployment.group, span: deployment.span }],
    contextWindow: integerAt(deployment.info, 'max_input_tokens'),
    mock: setEntry(deployment.params, 'mock_response') !== undefined,
    span: model ? entrySpan(model) : deployment.span,
  });
}
