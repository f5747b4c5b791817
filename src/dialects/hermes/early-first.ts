import { hermesProvider } from './aliases.ts';
import { mainForTask } from './early-session.ts';
import type { EarlyTask } from './early-tasks.ts';
import { auxModelOf } from './key-order.ts';
import { reportMainAlias } from './passed-over.ts';
import { shown } from './reading.ts';
import type { Reference } from './resolve.ts';
import { plainTarget, resolveProvider } from './resolve.ts';
import { resolveSide, type Surroundings } from './side.ts';

/** The choice that a task makes: what Hermes calls it, and where it leads. */
export interface First {
  /** `auto`, `custom`, or the provider as it is written. */
  readonly name: string;
  /** Empty where no client can be made. */
  readonly targets: readonly string[];
}

const OPENAI = 'https://api.openai.com/v1';

/** What a task's keys come to (`_resolve_task_provider_model` and `resolve_provider_client`, up to v0.19). */
export function earlyFirst(around: Surroundings, { name: task, reference, span }: EarlyTask): First {
  const written = reference.provider.trim().toLowerCase();
  const model = reference.model.toLowerCase() === 'auto' ? '' : reference.model;
  const isAuto = written === '' || written === 'auto';
  const url = reference.baseUrl || (written === 'openai' ? OPENAI : '');
  if (isDirect(around, task, reference)) {
    return { name: 'custom', targets: [direct(around, { ...reference, baseUrl: url, model, span })] };
  }
  if (isAuto) {
    reportLostUrl(around, task, reference);
    return { name: 'auto', targets: [] };
  }
  // For images OpenRouter has a model of its own.
  const called = written === 'main' ? around.main.label || around.main.provider : written;
  const isAtOpenRouter =
    called === 'openrouter' ||
    (written === 'main' && around.main.targets.some((id) => isOpenRouter(around, id)));
  if (
    task === 'vision' &&
    model === '' &&
    (written === 'main' || written === 'openrouter') &&
    isAtOpenRouter
  ) {
    const usual = { provider: 'openrouter', model: 'google/gemini-3-flash-preview', span };
    return { name: written, targets: [around.reading.out.target(usual)] };
  }
  if (written === 'main' || written === 'custom') {
    const isMain = written === 'main';
    const { resolved } = around.main;
    const own = isMain && resolved.kind === 'builtin' ? auxModelOf(around.reading, resolved.id) : '';
    const wish = { model: model || own, vision: false, span };
    return { name: written, targets: mainForTask(around, wish) };
  }
  const place = { key: `auxiliary.${task}.provider`, names: 'side' } as const;
  const found = resolveSide(
    around,
    { ...reference, model: model || usualModel(around, written), span },
    place,
  );
  if (
    found.kind === 'none' &&
    !reportMainAlias(around, { ...reference, span }, { key: `auxiliary.${shown(task)}`, slot: 'task' }) &&
    reference.baseUrl === ''
  )
    reportNowhere(around, task, reference);
  return { name: written, targets: found.kind === 'targets' ? found.targets : [] };
}

/** Whether a task's URL is asked as it is, whatever its provider is called (up to v0.19). */
export function isDirect(around: Surroundings, task: string, reference: Reference): boolean {
  const written = reference.provider.trim().toLowerCase();
  if (written === 'openai') return true;
  const isAuto = written === '' || written === 'auto';
  const isPlain = written === 'custom' || (task === 'vision' && !isAuto && !isFirstClass(written));
  return reference.baseUrl !== '' && (isPlain || hasKey(around, reference));
}

// The code returns `auto` and drops the URL when neither a provider nor a key stands beside it (96514de47).
function reportLostUrl({ reading }: Surroundings, task: string, { baseUrl, baseUrlSpan }: Reference): void {
  if (!baseUrlSpan) return;
  const data = { key: `auxiliary.${shown(task)}`, url: shown(baseUrl) };
  reading.out.observe({ rule: 'ignored-value', code: 'hermes-task-base-url', span: baseUrlSpan, data });
}

function reportNowhere({ reading }: Surroundings, task: string, { provider, span }: Reference): void {
  // A piece need not show the entry of that name.
  if (!reading.whole || hermesProvider(provider, 'side') !== 'custom') return;
  const data = { key: `auxiliary.${shown(task)}`, provider: shown(provider) };
  reading.out.observe({ rule: 'ignored-value', code: 'hermes-task-without-url', span, data });
}

// For images the URL is resolved once more, and takes a name that no provider has for an endpoint of one's own
// (`_preserve_provider_with_base_url`).
function isFirstClass(provider: string): boolean {
  const id = hermesProvider(provider, 'main');
  return id !== undefined && id !== 'custom' && !SECOND_CLASS.has(provider);
}

const SECOND_CLASS: ReadonlySet<string> = new Set([
  ...['or', 'mini-max', 'ollama_cloud', 'codex', 'nousresearch', 'deepseek-chat'],
]);

// A session without a provider that has found OpenRouter by its key.
function isOpenRouter({ reading, main }: Surroundings, id: string): boolean {
  return main.resolved.kind === 'auto' && reading.out.known(id)?.provider === 'openrouter';
}

// A key that is written, or whose variable is not known to be missing.
function hasKey({ reading }: Surroundings, { credential }: Reference): boolean {
  if (credential.inline !== '') return true;
  return credential.keyEnv !== '' && reading.env?.has(credential.keyEnv) !== false;
}

function direct({ reading, main }: Surroundings, reference: Reference & { model: string }): string {
  const model = reference.model || main.settings.reference.model;
  return reading.out.target(plainTarget({ ...reference, model }, 'custom'));
}

// Without a model of its own a task takes the provider's usual one, and then the main model's name.
function usualModel({ reading, main, endpoints }: Surroundings, provider: string): string {
  const resolved = resolveProvider(provider, 'early-side', endpoints);
  const usual = resolved.kind === 'builtin' ? auxModelOf(reading, resolved.id) : '';
  return usual || main.settings.reference.model;
}
