import { type Entry, entryOf, itemsOf, type MapNode, type Node, textOf } from '../../blocks/node.ts';
import type { Credential } from '../../model/target.ts';
import { isDummy } from '../../text/dummy.ts';
import { entrySpan, isOn, textAt } from '../values.ts';
import type { Deployment } from './deployments.ts';
import { isReference } from './provider.ts';
import { mapAt, type Reading, setEntry, shown } from './reading.ts';
import { suggestion } from './suggestion.ts';

/** How a deployment proves who asks. Only names are kept, never a value. */
export interface DeploymentCredential {
  readonly kind: Credential;
  /** The environment variable that holds it, or the name of the credential. */
  readonly name: string | undefined;
}

const TOKENS = ['azure_ad_token', 'azure_ad_token_provider', 'azure_ad_access_token'];
const CLOUD = [
  'aws_access_key_id',
  'aws_profile_name',
  'aws_role_name',
  'vertex_credentials',
  'vertex_project',
  'client_secret',
];

/** The values that `litellm_credential_name` brings in: they fill what `litellm_params` leaves out. */
export function credentialValues(reading: Reading, params: Node | undefined): MapNode | undefined {
  const name = textAt(params, 'litellm_credential_name');
  if (name === '') return undefined;
  const list = itemsOf(entryOf(reading.sections.root, 'credential_list')?.value);
  const item = list.find((candidate) => textAt(candidate, 'credential_name') === name);
  return mapAt(item, 'credential_values');
}

/** A parameter of a deployment: its own, else its credential's. */
export function parameter(reading: Reading, params: Node | undefined, ...keys: string[]): Entry | undefined {
  for (const from of [params, credentialValues(reading, params)]) {
    for (const key of keys) {
      const entry = setEntry(from, key);
      if (entry) return entry;
    }
  }
  return undefined;
}

/** The credential that a deployment states; undefined leaves it to the provider's usual one. */
export function credentialOf(reading: Reading, deployment: Deployment): DeploymentCredential | undefined {
  const { params } = deployment;
  if (isOn(entryOf(params, 'use_xai_oauth')?.value) && !setEntry(params, 'api_key')) {
    return { kind: 'oauth', name: undefined };
  }
  const key = parameter(reading, params, 'api_key');
  const written = textOf(key?.value);
  if (written !== undefined && written !== '') {
    if (isReference(written)) return { kind: 'api-key', name: written.slice('os.environ/'.length) };
    if (isDummy(written)) return undefined;
    return { kind: 'api-key', name: textAt(params, 'litellm_credential_name') || undefined };
  }
  if (TOKENS.some((name) => parameter(reading, params, name))) return { kind: 'token', name: undefined };
  if (CLOUD.some((name) => parameter(reading, params, name))) return { kind: 'cloud-iam', name: undefined };
  return undefined;
}

/**
 * Reports names of credentials that `credential_list` does not hold. LiteLLM then sends the request without them, with
 * what the environment gives (`load_credentials_from_list`, litellm 1.106.2 utils.py).
 */
export function observeCredentials(reading: Reading, deployments: readonly Deployment[]): void {
  const root = reading.sections.root;
  if (!reading.whole || reading.open || !root) return;
  const names = itemsOf(entryOf(root, 'credential_list')?.value).map((item) =>
    textAt(item, 'credential_name'),
  );
  for (const { params } of deployments) {
    const entry = setEntry(params, 'litellm_credential_name');
    const name = textAt(params, 'litellm_credential_name');
    if (!entry || name === '' || isReference(name) || names.includes(name)) continue;
    reading.out.observe({
      rule: 'unknown-target',
      code: 'litellm-unknown-credential',
      span: entrySpan(entry),
      data: { name: shown(name), suggestion: suggestion(name, names) },
    });
  }
}
