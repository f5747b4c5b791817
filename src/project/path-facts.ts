import type { Role } from '../model/role.ts';
import type { Host } from './host.ts';
import { knownLive } from './known-places.ts';
import type { Layer } from './layers.ts';
import { pathFrom } from './paths.ts';
import { pathMatcher } from './patterns.ts';
import { roleOfPath, statusOfRole } from './roles.ts';
import type { DeclaredStatus, SourceSpec } from './source.ts';

/** What settings, and else a path itself, say of a file. Paths are absolute. */
export interface PathFacts {
  role(path: string): Role;
  status(path: string): DeclaredStatus | undefined;
}

/** `directory` is where the project starts: what lies above it says nothing about a file's role. */
export function pathFacts(
  host: Host,
  layers: readonly Layer[],
  specs: readonly SourceSpec[],
  directory: string,
): PathFacts {
  const sources = specs.map((spec) => ({ ...spec, holds: pathMatcher(host, spec.files, spec.directory) }));
  const overrides = layers
    .flatMap((layer) => (layer.kind === 'file' ? layer.part.overrides.map((part) => ({ part, layer })) : []))
    .filter(({ part }) => part.status !== undefined)
    .map(({ part, layer }) => ({
      status: part.status,
      holds: pathMatcher(host, part.files, layer.directory),
    }))
    .reverse();
  const inProject = (path: string): string => pathFrom(directory, path) ?? path;
  let live: ReadonlySet<string> | undefined;
  const isLive = (path: string): boolean => {
    live ??= new Set(knownLive(host).map((place) => place.path));
    return live.has(path);
  };
  const role = (path: string): Role => {
    const source = sources.find((candidate) => candidate.holds(path));
    return source?.role ?? (isLive(path) ? 'live' : roleOfPath(inProject(path)));
  };
  return {
    role,
    status(path) {
      const override = overrides.find((candidate) => candidate.holds(path));
      const source = sources.find((candidate) => candidate.holds(path));
      return override?.status ?? source?.status ?? statusOfRole(role(path));
    },
  };
}
