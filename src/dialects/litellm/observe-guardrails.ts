import { entriesOf, entryOf, itemsOf, type Node, textOf } from '../../blocks/node.ts';
import { lazily } from '../../text/lazily.ts';
import { nearest } from '../../text/nearest.ts';
import { entrySpan, spanOf, textAt } from '../values.ts';
import { isReference } from './provider.ts';
import { mapAt, type Reading, setEntry, shown } from './reading.ts';

/** `GuardrailEventHooks` (litellm 1.110.2 types/guardrails.py), and what a release before had. */
const MODES = [
  'pre_call',
  'post_call',
  'during_call',
  'logging_only',
  'pre_mcp_call',
  'during_mcp_call',
  'post_mcp_call',
  'realtime_input_transcription',
];

/** `SupportedGuardrailIntegrations` (litellm 1.110.2), whose list grows: a name is only held against it when it is near one. */
const KINDS = lazily(() =>
  (
    'aporia bedrock dynamoai guardrails_ai lakera lakera_v2 presidio hide-secrets hiddenlayer aim cato_networks pangea ' +
    'crowdstrike_aidr lasso pillar grayswan panw_prisma_airs cisco_ai_defense azure/prompt_shield azure/text_moderations ' +
    'model_armor openai_moderation noma noma_v2 tool_permission zscaler_ai_guard javelin enkryptai ibm_guardrails ' +
    'litellm_content_filter mcp_security onyx promptguard xecguard prompt_security generic_guardrail_api qualifire custom_code ' +
    'ovalix microsoft_purview semantic_guard mcp_end_user_permission block_code_execution akto mcp_jwt_signer llm_as_a_judge ' +
    'deepkeep qostodian_nexus rubrik vigil_guard repelloai singulr headroom compresr typesafe straiker alice reco agent_365 ' +
    'llm_shield_proxy conduct airia wingback decision_model'
  ).split(' '),
);

/**
 * Reports guardrails that LiteLLM passes over when it starts, with an error in the log and no more
 * (`init_guardrails_v2`, run with litellm 1.110.2).
 */
export function observeGuardrails(reading: Reading): void {
  for (const item of itemsOf(entryOf(reading.sections.root, 'guardrails')?.value)) {
    const params = mapAt(item, 'litellm_params');
    const kind = textAt(params, 'guardrail');
    if (!params || kind === '' || isReference(kind)) continue;
    const name = shown(textAt(item, 'guardrail_name') || kind);
    const own = kind.includes('.');
    if (!own) observeKind(reading, params, kind, name);
    const mode = setEntry(params, 'mode');
    if (mode) for (const node of modesIn(mode.value)) observeMode(reading, node, name, own);
    else if (reading.whole && !own && !hasMerged(params)) observeNoMode(reading, item, name);
  }
}

function observeKind(reading: Reading, params: Node, kind: string, name: string): void {
  const entry = entryOf(params, 'guardrail');
  const near = KINDS().includes(kind) ? undefined : nearest(kind, KINDS());
  if (!entry || near === undefined) return;
  reading.out.observe({
    rule: 'ignored-value',
    code: 'litellm-unknown-guardrail',
    span: entrySpan(entry),
    data: { kind: shown(kind), name, suggestion: near },
  });
}

// A mapping picks modes by the tags of a request: its values are modes too.
function modesIn(value: Node): readonly Node[] {
  if (value.kind === 'scalar') return [value];
  if (value.kind === 'list') return value.items.flatMap(modesIn);
  const { tags, fallback } = { tags: entryOf(value, 'tags'), fallback: entryOf(value, 'default') };
  const picked = entriesOf(tags?.value).map((entry) => entry.value);
  return [...picked, ...(fallback ? [fallback.value] : [])].flatMap(modesIn);
}

function observeMode(reading: Reading, node: Node, name: string, own: boolean): void {
  const mode = textOf(node) ?? '';
  // Code of one's own may have hooks of its own.
  if (!/^[\w-]+$/.test(mode) || MODES.includes(mode)) return;
  const near = nearest(mode.replace(/-/g, '_'), MODES) ?? '';
  if (own && near === '') return;
  reading.out.observe({
    rule: 'ignored-value',
    code: 'litellm-guardrail-mode',
    span: spanOf(node),
    data: { mode: shown(mode), name, suggestion: near },
  });
}

function hasMerged(params: Node): boolean {
  return entriesOf(params).some(({ key, merged }) => merged || key === '<<');
}

function observeNoMode(reading: Reading, item: Node, name: string): void {
  const entry = entryOf(item, 'guardrail_name');
  reading.out.observe({
    rule: 'ignored-value',
    code: 'litellm-guardrail-without-mode',
    span: entry ? entrySpan(entry) : spanOf(item),
    data: { name },
  });
}
