import { findFiles } from './find.ts';
import { hasMagic } from './glob.ts';
import type { Host } from './host.ts';
import type { Layer } from './layers.ts';
import { nearestPath } from './nearest-path.ts';
import { list, shown } from './parse/value.ts';
import type { Written } from './part.ts';
import { absoluteGlob, isNegated, pathMatcher } from './patterns.ts';
import type { ConfigProblem } from './problem.ts';
import type { Limits } from './settings.ts';
import type { FoundSource, NotRead, Source, SourceSpec } from './source.ts';

/** The sources of all layers: of two with one name the later stands. */
export function declaredSources(layers: readonly Layer[]): readonly SourceSpec[] {
  const specs = new Map<string, SourceSpec>();
  for (const layer of layers) {
    if (layer.kind === 'preset') continue;
    for (const source of layer.part.sources)
      specs.set(source.name, { ...source, directory: layer.directory });
  }
  return [...specs.values()];
}

/** The files of declared sources. A file belongs to the first source that holds it. */
export function findSources(
  host: Host,
  specs: readonly SourceSpec[],
  limits: Limits,
): readonly FoundSource[] {
  const taken = new Set<string>();
  return specs.map((spec) => findSource(host, spec, limits, taken));
}

function findSource(host: Host, spec: SourceSpec, limits: Limits, taken: Set<string>): FoundSource {
  const holds = pathMatcher(host, spec.files, spec.directory);
  const files: string[] = [];
  const notRead: NotRead[] = [];
  const problems: ConfigProblem[] = [];
  const skipped: string[] = [];
  for (const written of spec.files) {
    if (isNegated(written.text)) continue;
    const { glob, unset } = absoluteGlob(host, written.text, spec.directory);
    if (glob === undefined) {
      problems.push(unsetVariable(written, unset));
      continue;
    }
    const found = findFiles(host, glob, limits);
    notRead.push(...found.notRead.filter(({ path }) => !taken.has(path)));
    skipped.push(...found.skipped);
    if (found.files.length === 0 && found.notRead.length === 0)
      problems.push(matchesNothing(host, written, glob));
    for (const file of found.files) {
      if (taken.has(file) || !holds(file)) continue;
      taken.add(file);
      files.push(file);
    }
  }
  const globs = list(spec.files.map(({ text }) => text));
  const source: Source = {
    name: spec.name,
    role: spec.role,
    files: files.sort(),
    because: `${spec.at.document.path} declares it as ${globs}`,
    dialect: spec.dialect,
  };
  return { source, notRead, problems, skipped };
}

// Warnings, both: the same file is read where the live config is, and in CI, where it is not.
function unsetVariable(written: Written, name: string): ConfigProblem {
  return {
    message: `${shown(written.text)} names \`${name}\`, which is not set here`,
    help: `set it, or give it a value to fall back on: \`\${${name}:-…}\``,
    at: written.at,
    severity: 'warning',
  };
}

function matchesNothing(host: Host, written: Written, glob: string): ConfigProblem {
  const meant = hasMagic(glob) ? undefined : nearestPath(host, glob);
  return {
    message: `${shown(written.text)} matches no file`,
    help: meant
      ? `did you mean ${shown(meant)}?`
      : 'paths start at the file that they stand in; mend or remove it',
    at: written.at,
    severity: 'warning',
  };
}
