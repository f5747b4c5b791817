import type { Provider } from '../providers/catalogue.ts';
import type { Level, PresetId } from '../rules/rule.ts';
import { nearest } from '../text/nearest.ts';
import { declaredSources, findSources } from './declared.ts';
import type { Host } from './host.ts';
import { layLevels } from './lay-levels.ts';
import { layPolicy } from './lay-policy.ts';
import { type Layer, PRESET_LAYERS, readLayers } from './layers.ts';
import type { Known } from './parse/known.ts';
import { shown } from './parse/value.ts';
import type { SettingsPart } from './part.ts';
import { pathFacts } from './path-facts.ts';
import { absolutePath, directoryOf, displayPath } from './paths.ts';
import { ConfigError, type ConfigProblem, UsageError } from './problem.ts';
import { DEFAULT_LIMITS, type Settings } from './settings.ts';
import { findSettingsFile, namedFile } from './settings-path.ts';
import type { FoundSource } from './source.ts';

/** What the command line says of the settings. */
export interface LoadOptions extends Known {
  /** The path of a settings file; undefined looks for one. */
  readonly config?: string | undefined;
  /** Takes the place of the presets that files name. */
  readonly preset?: PresetId | undefined;
  /** Levels that come before all others. */
  readonly levels?: Readonly<Record<string, Level>> | undefined;
}

/** Settings, and the warnings about the files they came from. */
export interface LoadedSettings {
  readonly settings: Settings;
  readonly problems: readonly ConfigProblem[];
}

/**
 * The settings of a run: of `config`, or of the routelint.yaml that is found from the working directory upwards, up to
 * the root of its git repository; else those of a preset. Throws `ConfigError` when a file is wrong or cannot be read,
 * `UsageError` when the command line is.
 */
export function loadSettings(host: Host, options: LoadOptions): LoadedSettings {
  checkLevels(options);
  const file = options.config === undefined ? findSettingsFile(host) : namedFile(host, options.config);
  const read = file === undefined ? { layers: [], problems: [] } : readLayers(host, file, options);
  const layers = withPreset(read.layers, options.preset);
  const { policy, problems: policyProblems } = layPolicy(layers);
  const problems = [...read.problems, ...policyProblems];
  if (file !== undefined) failOnErrors(host, file, problems);
  const limits = Object.assign({}, DEFAULT_LIMITS, ...parts(layers).map((part) => part.limits));
  const declared = declaredSources(layers);
  const facts = pathFacts(host, layers, declared, file === undefined ? host.cwd : directoryOf(file));
  const absolute = (path: string): string => absolutePath(host, path);
  let found: readonly FoundSource[] | undefined;
  const settings: Settings = {
    root: host.cwd,
    file,
    preset: layers.findLast((layer) => layer.kind === 'preset')?.preset ?? 'recommended',
    declared,
    get found() {
      found ??= findSources(host, declared, limits);
      return found;
    },
    get sources() {
      return this.found.map(({ source }) => source);
    },
    policy,
    level: layLevels(host, layers, options, options.levels ?? {}),
    status: (path) => facts.status(absolute(path)),
    role: (path) => facts.role(absolute(path)),
    providers: layProviders(parts(layers)),
    endpoints: Object.assign({}, ...parts(layers).map((part) => part.endpoints)),
    versions: Object.assign({}, ...parts(layers).map((part) => part.versions)),
    env: layEnv(parts(layers)),
    failOn: parts(layers).findLast((part) => part.failOn !== undefined)?.failOn ?? 'error',
    limits,
  };
  return { settings, problems };
}

// The command line's preset is the ground for everything else, in place of those that files name.
function withPreset(layers: readonly Layer[], preset: PresetId | undefined): readonly Layer[] {
  if (preset === undefined) return [PRESET_LAYERS.recommended, ...layers];
  return [PRESET_LAYERS[preset], ...layers.filter((layer) => layer.kind === 'file')];
}

function parts(layers: readonly Layer[]): readonly SettingsPart[] {
  return layers.flatMap((layer) => (layer.kind === 'file' ? [layer.part] : []));
}

function layProviders(layers: readonly SettingsPart[]): Settings['providers'] {
  const providers = new Map<string, Partial<Provider> & { readonly id: string }>();
  for (const provider of layers.flatMap((part) => part.providers)) {
    providers.set(provider.id, { ...providers.get(provider.id), ...provider });
  }
  return [...providers.values()];
}

function layEnv(layers: readonly SettingsPart[]): readonly string[] | undefined {
  const said = layers.flatMap((part) => (part.env === undefined ? [] : [part.env]));
  return said.length === 0 ? undefined : [...new Set(said.flat())];
}

function checkLevels({ levels, rules }: LoadOptions): void {
  const ids = rules.map((rule) => rule.id);
  for (const id of Object.keys(levels ?? {})) {
    if (ids.includes(id)) continue;
    const meant = nearest(id, ids);
    throw new UsageError(
      `there is no rule ${shown(id)}`,
      meant ? `did you mean \`${meant}\`?` : '`routelint explain` lists the rules',
    );
  }
}

function failOnErrors(host: Host, file: string, problems: readonly ConfigProblem[]): void {
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length === 0) return;
  const files = new Set(errors.map(({ at }) => at.document.path));
  const where = files.size === 1 ? [...files].join() : `${displayPath(host, file)} and what it extends`;
  const has = `${files.size === 1 ? 'has' : 'have'} ${errors.length === 1 ? 'a mistake' : `${errors.length} mistakes`}`;
  throw new ConfigError(`${where} ${has}, so nothing was checked`, undefined, problems);
}
