import { type Entry, entryOf, itemsOf, type Node, textOf } from '../../blocks/node.ts';
import type { Judged, Locality } from '../../model/target.ts';
import { entrySpan, isOn, textAt } from '../values.ts';
import { hostFromEnvironment, placeOfUrl } from './place.ts';
import { isReference } from './provider.ts';
import { mapAt, type Reading, shown } from './reading.ts';

/** Guardrails that look at prompts inside the proxy's own process. */
const IN_PROCESS = new Set([
  'hide-secrets',
  'litellm_content_filter',
  'tool_permission',
  'custom_code',
  'block_code_execution',
  'mcp_security',
  'mcp_end_user_permission',
  'mcp_jwt_signer',
]);

/** Hosts of guardrail services that cannot be run at home (litellm 1.106.2 proxy/guardrails/guardrail_hooks). */
const HOSTED: Readonly<Record<string, string>> = {
  aporia: 'aporia.com',
  lakera: 'api.lakera.ai',
  lakera_v2: 'api.lakera.ai',
  bedrock: 'amazonaws.com',
  aim: 'api.aim.security',
  pangea: 'ai-guard.aws.us.pangea.cloud',
  lasso: 'server.lasso.security',
  pillar: 'api.pillar.security',
  panw_prisma_airs: 'service.api.aisecurity.paloaltonetworks.com',
  'azure/prompt_shield': 'cognitiveservices.azure.com',
  'azure/text_moderations': 'cognitiveservices.azure.com',
  model_armor: 'modelarmor.googleapis.com',
  openai_moderation: 'api.openai.com',
  noma: 'api.noma.security',
  noma_v2: 'api.noma.security',
  javelin: 'api-dev.javelin.live',
  enkryptai: 'api.enkryptai.com',
  grayswan: 'api.grayswan.ai',
  hiddenlayer: 'api.hiddenlayer.ai',
  dynamoai: 'api.dynamo.ai',
  zscaler_ai_guard: 'api.us1.zseclipse.net',
  cisco_ai_defense: 'us.api.inspect.aidefense.security.cisco.com',
  onyx: 'ai-guard.onyx.security',
  cato_networks: 'api.aisec.catonetworks.com',
  microsoft_purview: 'graph.microsoft.com',
};

/** Adds guardrails whose service is given prompts as side channels. */
export function addGuardrails(reading: Reading): void {
  for (const item of itemsOf(entryOf(reading.sections.root, 'guardrails')?.value)) {
    const params = mapAt(item, 'litellm_params');
    const kind = entryOf(params, 'guardrail');
    const name = textOf(kind?.value);
    if (kind && name !== undefined && name !== '' && !IN_PROCESS.has(name))
      addGuardrail(reading, item, params, kind, name);
  }
}

function addGuardrail(
  reading: Reading,
  item: Node,
  params: Node | undefined,
  kind: Entry,
  name: string,
): void {
  const span = entrySpan(kind);
  reading.out.sideChannel({
    kind: 'guardrail',
    name: shown(textAt(item, 'guardrail_name') || name),
    locality: placeOf(reading, params, name),
    sees: seesOf(params),
    span,
  });
  if (textAt(params, 'on_sensitive_data') === 'route') {
    reading.out.notModelled({ what: 'a guardrail sends prompts with sensitive data to another model', span });
  }
}

// What a guardrail sees depends on when it runs, and on whether every request meets it.
function seesOf(params: Node | undefined): string {
  const mode = entryOf(params, 'mode')?.value;
  const modes =
    mode?.kind === 'list' ? mode.items.flatMap((node) => textOf(node) ?? []) : [textOf(mode) ?? ''];
  const answersOnly = modes.every((text) => text === 'post_call');
  const what = answersOnly ? 'the answer' : 'the full prompt';
  return isOn(entryOf(params, 'default_on')?.value) ? what : `${what}, of requests that ask for it`;
}

function placeOf(reading: Reading, params: Node | undefined, name: string): Judged<Locality> {
  const own = textAt(params, name === 'presidio' ? 'presidio_analyzer_api_base' : 'api_base');
  if (own !== '' && !isReference(own)) return placeOfUrl(reading, own);
  if (own !== '')
    return { value: 'unknown', because: `\`${shown(own)}\` says where it is, and it is not in the file` };
  if (name === 'presidio') {
    const { environment } = reading.sections;
    const stated = hostFromEnvironment(reading, ['PRESIDIO_ANALYZER_API_BASE'], (key) =>
      textAt(environment, key),
    );
    if (stated.url !== undefined) return placeOfUrl(reading, stated.url);
    return {
      value: 'unknown',
      because: '`PRESIDIO_ANALYZER_API_BASE` says where it is, and it is not in the file',
    };
  }
  const host = Object.hasOwn(HOSTED, name) ? HOSTED[name] : undefined;
  if (host !== undefined) return { value: 'cloud', because: `\`${name}\` is a service of \`${host}\`` };
  return { value: 'unknown', because: `nothing in the block says where \`${shown(name)}\` looks at prompts` };
}
