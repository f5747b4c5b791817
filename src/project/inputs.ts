import type { Host } from './host.ts';
import { fromFound, type Inputs, Resolver } from './resolver.ts';
import type { Settings } from './settings.ts';

export type { Inputs };

/**
 * What the words of a command line stand for: names of sources, paths, globs. Without any: the declared sources, and
 * without those what is found beneath the working directory. A file belongs to the first that holds it.
 * Throws `UsageError` for a word that stands for nothing.
 */
export function resolveInputs(host: Host, settings: Settings, words: readonly string[]): Inputs {
  const resolver = new Resolver(host, settings);
  if (words.length > 0) return joined(words.map((word) => resolver.resolve(word)));
  return settings.declared.length > 0 ? fromFound(settings.found) : resolver.beneath();
}

function joined(all: readonly Inputs[]): Inputs {
  const taken = new Set<string>();
  const sources = all
    .flatMap((inputs) => inputs.sources)
    .map((source) => {
      const files = source.files.filter((file) => !taken.has(file));
      for (const file of files) taken.add(file);
      return { ...source, files };
    });
  return {
    sources,
    notRead: all.flatMap((inputs) => inputs.notRead),
    problems: all.flatMap((inputs) => inputs.problems),
    skipped: all.flatMap((inputs) => inputs.skipped),
    notices: all.flatMap((inputs) => inputs.notices),
  };
}
