import type { Level, PresetId } from '../rules/rule.ts';
import type { Host } from './host.ts';
import type { Layer } from './layers.ts';
import type { Known } from './parse/known.ts';
import { absolutePath } from './paths.ts';
import { pathMatcher } from './patterns.ts';

/** Levels for some paths, or for all; a later one wins. */
type Levels =
  | { readonly preset: PresetId }
  | { readonly rules: ReadonlyMap<string, Level>; matches(path: string): boolean };

/**
 * The level of a rule for a path. Of one file its `overrides` come before its `rules`, and both before what
 * it extends; what the command line says comes before all.
 */
export function layLevels(
  host: Host,
  layers: readonly Layer[],
  known: Known,
  commandLine: Readonly<Record<string, Level>>,
): (rule: string, path: string) => Level {
  const stack = layers.flatMap((layer): readonly Levels[] => {
    if (layer.kind === 'preset') return [layer];
    const { part, directory } = layer;
    const overrides = part.overrides.map(({ files, rules }) => {
      const holds = pathMatcher(host, files, directory);
      return { rules, matches: (path: string) => holds(absolutePath(host, path)) };
    });
    return [{ rules: part.rules, matches: () => true }, ...overrides];
  });
  stack.reverse();
  const presets = new Map(known.rules.map((rule) => [rule.id, rule.levels]));
  return (rule, path) => {
    if (Object.hasOwn(commandLine, rule)) return commandLine[rule] ?? 'off';
    for (const levels of stack) {
      if ('preset' in levels) return presets.get(rule)?.[levels.preset] ?? 'warning';
      const level = levels.rules.get(rule);
      if (level !== undefined && levels.matches(path)) return level;
    }
    return presets.get(rule)?.recommended ?? 'warning';
  };
}
