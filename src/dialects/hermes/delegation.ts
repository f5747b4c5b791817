import { entryOf, type Node } from '../../blocks/node.ts';
import type { Step, Trigger } from '../../model/routing.ts';
import type { Implied } from '../../model/target.ts';
import type { Span } from '../../text/span.ts';
import { hostOf, isLoopback, sameUrl } from '../urls.ts';
import { entrySpan, isEmpty, spanOf, textAt } from '../values.ts';
import { EARLY_NATIVE_SDK, hermesProvider, NATIVE_SDK } from './aliases.ts';
import { openRouter, unknownPlace } from './default-targets.ts';
import { findEndpoint } from './endpoints.ts';
import { type Fallback, readChain } from './fallback.ts';
import { enter, MAIN_FAILURES, simpleLane, step } from './lanes.ts';
import { isCalledOpenRouter, KEEP_URL, LENT, lostUrlSteps } from './lost-url.ts';
import { isEarly, mayBeEarly, rootEntry, shown, since } from './reading.ts';
import { type Reference, resolveProvider } from './resolve.ts';
import { mainWithModel, readReference, resolveSide, type Surroundings } from './side.ts';
import { withoutUrlCode } from './without-url.ts';

// All that leads from OpenRouter to the URL of the parent, for a subagent that may have lost it.
const NO_KEY: readonly Trigger[] = ['no-credential'];

/** The lane of subagents: what `delegation` says, and the main lane where it says nothing. */
export function addDelegationLane(around: Surroundings, fallbacks: readonly Fallback[]): void {
  const { reading, main } = around;
  const entry = rootEntry(reading, 'delegation');
  if (!(entry || reading.whole)) return;
  const span = entry ? spanOf(entry.keySpan) : main.span;
  const lane = { id: 'delegation', kind: 'delegation', title: 'delegation', span } as const;
  const node = entry?.value;
  const first = (node ? pinned(around, node) : undefined) ?? lentByMain(around);
  const lent = isCalledOpenRouter(main) && !textAt(node, 'provider') && !textAt(node, 'base_url');
  const wish = { model: textAt(node, 'model'), keyed: true, who: LENT };
  const lost = lent ? lostUrlSteps(around, wish) : [];
  if (!first) {
    // A piece need not show the main model.
    if (!reading.out.hasLane('main')) return;
    const because = 'subagents take the main model where `delegation` names none';
    const implied = { because, span };
    const inherit = { ...enter('main', span, implied), on: NO_KEY };
    const rest = lost.length === 0 ? [] : ownFallbacks(around, node, [], fallbacks);
    reading.out.lane(simpleLane({ ...lane, implied, chain: [...lost, inherit, ...rest] }));
    return;
  }
  if (first.length === 0) return;
  const chain = [
    ...lost,
    step(first, span, NO_KEY),
    ...(lent ? mainInstead(around, node) : []),
    ...ownFallbacks(around, node, first, fallbacks),
  ];
  // A provider of its own without a key is an error of `delegate_task`.
  const ends = isEarly(reading) && node && textAt(node, 'provider') !== '';
  reading.out.lane(simpleLane({ ...lane, chain, ...(ends ? { ends: ['no-credential'] as const } : {}) }));
}

// The URL goes before the provider, and that before inheriting; the model holds with each of them
// (tools/delegate_tool.py, _resolve_delegation_credentials).
function pinned(around: Surroundings, node: Node): readonly string[] | undefined {
  const { reading } = around;
  const reference = readReference(node);
  reportKeyEnv(around, node);
  const native = isEarly(reading)
    ? EARLY_NATIVE_SDK.has(reference.provider.toLowerCase())
    : NATIVE_SDK.has(hermesProvider(reference.provider, 'main') ?? '');
  if (reference.baseUrl !== '' && !native) return direct(around, node, reference);
  if (reference.provider === '') {
    if (reference.model === '') return undefined;
    return lentByMain(around, reference.model) ?? mainWithModel(around, reference.model, modelSpan(node));
  }
  reportOpenAi(around, reference, providerSpan(node));
  const place = { key: 'delegation.provider', names: 'main', anew: true } as const;
  const found = resolveSide(around, reference, place);
  const data = { provider: shown(reference.provider), key: 'delegation.provider' };
  const span = providerSpan(node);
  switch (found.kind) {
    case 'targets':
      return found.targets;
    case 'main':
      return mainWithModel(around, reference.model, modelSpan(node));
    case 'auto':
      // It means "detect one", not "inherit".
      reading.out.observe({ rule: 'ignored-value', code: 'hermes-delegation-auto', span, data });
      return [undetermined(around, node, '`provider: auto` makes Hermes detect a provider for subagents')];
    case 'none': {
      if (isEarly(reading) && found.why !== 'no-url') return [];
      if (found.why === 'no-entry') {
        return [undetermined(around, node, `this block names no endpoint \`${data.provider}\``)];
      }
      const code = withoutUrlCode(around, reference.provider.toLowerCase(), {
        certain: 'hermes-delegation-without-url',
        maybe: 'hermes-delegation-without-url-maybe',
      });
      if (code) reading.out.observe({ rule: 'ignored-value', code, span, data });
      const because = `\`delegation.provider: ${data.provider}\` without a \`base_url\` ends at OpenRouter, if OPENROUTER_API_KEY is set`;
      const implied: Implied = { because, span, depends: ['environment'] };
      return [openRouter(reading, reference.model, span, implied)];
    }
  }
}

// Up to v0.19 a subagent is lent the name of its parent's provider, and finds the URL anew: a `model.base_url` beside a
// provider of Hermes's own is lost, and so is one without a provider, which is called OpenRouter then.
function lentByMain({ reading, main }: Surroundings, model = ''): readonly string[] | undefined {
  const { draft, settings, span } = main;
  const isLost = main.resolved.kind === 'builtin' || main.resolved.kind === 'auto';
  if (!isEarly(reading) || !draft || draft.endpoint === undefined || !isLost) return undefined;
  const because = 'subagents take the name of the main provider, and not the `base_url` beside it';
  const child = { ...draft, provider: main.label, model: model || settings.reference.model };
  const nowhere = { endpoint: undefined, endpointSpan: undefined, credential: undefined, names: [] };
  const remedy = isCalledOpenRouter(main) ? { remedy: KEEP_URL } : {};
  return [reading.out.target({ ...child, ...nowhere, implied: { because, span, ...remedy } })];
}

// Without a key for OpenRouter the URL of the parent is left.
function mainInstead(around: Surroundings, node: Node | undefined): readonly Step[] {
  const { main } = around;
  if (!isEarly(around.reading) || main.resolved.kind !== 'auto' || !main.draft) return [];
  const because = 'a subagent that has no key for OpenRouter takes the URL of its parent';
  const targets = mainWithModel(around, textAt(node, 'model'), main.span);
  return [step(targets, main.span, NO_KEY, { because, span: main.span })];
}

function undetermined({ reading }: Surroundings, node: Node, because: string): string {
  const span = providerSpan(node);
  const label = 'whatever provider subagents get';
  return unknownPlace(reading, { id: 'hermes:delegation', label, because, span, implied: undefined });
}

function direct(around: Surroundings, node: Node, reference: Reference): readonly string[] {
  const { reading } = around;
  reportShadowedProvider(around, node, reference);
  reportParentKey(around, reference);
  const model = reference.model === '' ? around.main.settings.reference.model : reference.model;
  const key = textAt(node, 'api_key');
  return [
    reading.out.target({
      provider: 'custom',
      model,
      endpoint: reference.baseUrl,
      endpointSpan: reference.baseUrlSpan,
      ...(key === '' ? {} : { credential: { kind: 'api-key', name: undefined } }),
      span: modelSpan(node),
    }),
  ];
}

function reportShadowedProvider(around: Surroundings, node: Node, reference: Reference): void {
  const id = hermesProvider(reference.provider, 'main');
  const owner = around.reading.catalogue.byHost(hostOf(reference.baseUrl))?.id;
  const own = id === undefined ? undefined : around.reading.catalogue.find(id)?.id;
  if (reference.provider === '' || id === 'custom' || (own !== undefined && own === owner)) return;
  if (!reference.baseUrlSpan) return;
  // The URL written out beside the entry that has it; and a name that this block has no entry for leads nowhere else.
  const entry = findEndpoint(around.endpoints, reference.provider);
  if (id === undefined && (!entry || sameUrl(entry.url, reference.baseUrl))) return;
  around.reading.out.observe({
    rule: 'shadowed-key',
    code: 'hermes-delegation-provider',
    span: providerSpan(node),
    related: [{ span: reference.baseUrlSpan, label: 'this URL is used' }],
    data: { provider: shown(reference.provider), url: shown(reference.baseUrl) },
  });
}

// Without `api_key` the parent's key goes along since v0.13 (PR #19741), and OPENAI_API_KEY did before.
function reportParentKey(around: Surroundings, reference: Reference): void {
  const { reading, main } = around;
  if (reference.credential.inline !== '' || isLoopback(reference.baseUrl) || !reference.baseUrlSpan) return;
  const parent = reading.out.known(main.targets[0] ?? '');
  const parentHost = hostOf(parent?.endpoint ?? '');
  if (!parent || parentHost === '' || parentHost === hostOf(reference.baseUrl)) return;
  if (parent.credential.value === 'none') return;
  reading.out.observe({
    rule: 'credential-sent-elsewhere',
    code: since(reading, '0.13') === 'no' ? 'hermes-delegation-openai-key' : 'hermes-delegation-parent-key',
    span: reference.baseUrlSpan,
    related: [{ span: main.span, label: 'the key of this model goes along' }],
    data: { url: shown(reference.baseUrl), from: parent.label },
  });
}

// The resolver of the main model raises: 0.13.0 to 0.19.0 all refuse it (tried: _resolve_delegation_credentials). Beside a
// main URL without a provider the name is not looked at.
function reportOpenAi({ reading, main, endpoints }: Surroundings, { provider }: Reference, span: Span): void {
  const certain = isEarly(reading);
  if (!reading.whole || !(certain || mayBeEarly(reading)) || isCalledOpenRouter(main)) return;
  const resolved = resolveProvider(provider, 'main', endpoints);
  if (resolved.kind !== 'unknown' || resolved.name !== 'openai') return;
  const code = certain ? 'hermes-delegation-openai' : 'hermes-delegation-openai-maybe';
  reading.out.observe({ rule: 'unknown-target', code, span, data: {} });
}

// Not read here (#48590, closed as not planned).
function reportKeyEnv(around: Surroundings, node: Node): void {
  for (const key of ['key_env', 'api_key_env']) {
    const entry = entryOf(node, key);
    if (!entry || isEmpty(entry.value)) continue;
    around.reading.out.observe({
      rule: 'ignored-value',
      code: 'hermes-delegation-key-env',
      span: entrySpan(entry),
      data: { key: `delegation.${key}` },
    });
  }
}

function providerSpan(node: Node): ReturnType<typeof spanOf> {
  const entry = entryOf(node, 'provider');
  return entry ? entrySpan(entry) : spanOf(node);
}

function modelSpan(node: Node): ReturnType<typeof spanOf> {
  const entry = ['model', 'base_url', 'provider']
    .map((key) => entryOf(node, key))
    .find((it) => it && !isEmpty(it.value));
  return entry ? entrySpan(entry) : spanOf(node);
}

// Subagents inherited the main chain until September 2026. After v2026.9.14 `delegation.fallback_providers` is theirs,
// `[]` means none, and a child with a provider, URL or model of its own no longer borrows the main chain
// (hermes_cli/fallback_config.py, scoped_fallback_chain).
function ownFallbacks(
  around: Surroundings,
  node: Node | undefined,
  first: readonly string[],
  inherited: readonly Fallback[],
): readonly Step[] {
  const declared = entryOf(node, 'fallback_providers');
  if (declared) {
    const chain = readChain(around, declared, {
      seen: new Map(),
      primary: first,
      owner: { span: modelSpan(node ?? around.reading.root) },
      isLate: true,
    });
    return chain.map(({ targets, span }) => step(targets, span, MAIN_FAILURES));
  }
  const because = 'subagents with a model of their own borrow the main fallbacks, in Hermes up to v2026.9.14';
  return inherited
    .filter(({ targets }) => !targets.every((id) => first.includes(id)))
    .map(({ targets, span }) => ({
      ...step(targets, span, MAIN_FAILURES, { because, span, depends: ['version'] }),
      inherited: because,
    }));
}
