import type { Role } from '../model/role.ts';
import { nearest } from '../text/nearest.ts';
import { findFiles, findPath } from './find.ts';
import { GlobError, hasMagic } from './glob.ts';
import type { Host } from './host.ts';
import { isThere } from './is-there.ts';
import { knownLive } from './known-places.ts';
import { nearestPath } from './nearest-path.ts';
import { shown } from './parse/value.ts';
import { absolutePath, baseName } from './paths.ts';
import { absoluteGlob } from './patterns.ts';
import { UsageError } from './problem.ts';
import { isSettingsName, roleNamed } from './roles.ts';
import type { Settings } from './settings.ts';
import type { FoundSource, Met, Source } from './source.ts';
import type { Walk } from './walk.ts';

/** What a run is to read. */
export interface Inputs extends Met {
  readonly sources: readonly Source[];
  /** Sentences for stderr: a name that is both a source and a path. */
  readonly notices: readonly string[];
}

/** Finds out what words stand for. */
export class Resolver {
  readonly #host: Host;
  readonly #settings: Settings;
  #beneath: Walk | undefined;

  constructor(host: Host, settings: Settings) {
    this.#host = host;
    this.#settings = settings;
  }

  // A declared name, else a path that exists, else a word for a role, else a glob.
  resolve(word: string): Inputs {
    return (
      this.#declared(word) ?? this.#path(word) ?? this.#role(word) ?? this.#glob(word) ?? this.#nothing(word)
    );
  }

  /** Everything beneath the working directory that can hold routing config. */
  beneath(): Inputs {
    this.#beneath ??= findPath(this.#host, this.#host.cwd, this.#settings.limits);
    return this.#grouped(this.#beneath, undefined, 'found beneath the working directory');
  }

  // Found files as a source for each role among them.
  #grouped(found: Walk, name: string | undefined, because: string): Inputs {
    const groups = new Map<Role, string[]>();
    for (const file of found.files) {
      if (isSettingsName(baseName(file))) continue;
      const role = this.#settings.role(file);
      const group = groups.get(role);
      if (group) group.push(file);
      else groups.set(role, [file]);
    }
    const sources = [...groups].map(([role, files]) => ({
      name: name ?? role,
      role,
      files,
      because,
      dialect: undefined,
    }));
    return { ...NOTHING, sources, notRead: found.notRead, skipped: found.skipped };
  }

  #declared(word: string): Inputs | undefined {
    // Asked first, for `found` looks for the files of every source.
    if (!this.#settings.declared.some((spec) => spec.name === word)) return undefined;
    const found = this.#settings.found.filter(({ source }) => source.name === word);
    const path = findPath(this.#host, absolutePath(this.#host, word), this.#settings.limits);
    const files = new Set(found.flatMap(({ source }) => source.files));
    const hidden = path.files.some((file) => !files.has(file));
    const notice = `${shown(word)} is read as the source of that name; for the path write ${shown(`./${word}`)}`;
    return { ...fromFound(found), notices: hidden ? [notice] : [] };
  }

  #path(word: string): Inputs | undefined {
    const path = absolutePath(this.#host, word);
    const found = findPath(this.#host, path, this.#settings.limits);
    // A folder with nothing to read in it is there all the same.
    const isNothing = found.files.length === 0 && found.notRead.length === 0 && !isThere(this.#host, path);
    return isNothing ? undefined : this.#grouped(found, word, 'named on the command line');
  }

  // Every declared source of that role; without any, the places that programs are known to keep their live config in,
  // or what is found beneath the working directory.
  #role(word: string): Inputs | undefined {
    const role = roleNamed(word);
    if (role === undefined) return undefined;
    const { declared } = this.#settings;
    if (declared.some((spec) => spec.role === role))
      return fromFound(this.#settings.found.filter(({ source }) => source.role === role));
    if (role === 'live') return this.#live();
    if (declared.length > 0) return undefined;
    const found = this.beneath();
    const sources = found.sources.filter((source) => source.role === role);
    return sources.length === 0 ? undefined : { ...found, sources };
  }

  #live(): Inputs | undefined {
    const places = knownLive(this.#host);
    if (places.length === 0) return undefined;
    const because = places.map((place) => place.because).join('; ');
    const files = places.map((place) => place.path);
    return { ...NOTHING, sources: [{ name: 'live', role: 'live', files, because, dialect: undefined }] };
  }

  #glob(word: string): Inputs | undefined {
    const written = this.#host.platform === 'win32' ? word.replaceAll('\\', '/') : word;
    const { glob } = absoluteGlob(this.#host, written, this.#host.cwd);
    if (glob === undefined || !hasMagic(glob)) return undefined;
    const found = this.#matches(word, glob);
    if (found.files.length === 0 && found.notRead.length === 0)
      throw new UsageError(`${shown(word)} matches no file`);
    return this.#grouped(found, word, 'matched by a glob on the command line');
  }

  #matches(word: string, glob: string): Walk {
    try {
      return findFiles(this.#host, glob, this.#settings.limits);
    } catch (error) {
      if (!(error instanceof GlobError)) throw error;
      throw new UsageError(`${shown(word)} is no glob that routelint reads`, error.message);
    }
  }

  // As it would be written: only the name is another one.
  #nearestPath(word: string): string | undefined {
    const meant = nearestPath(this.#host, absolutePath(this.#host, word));
    if (meant === undefined || this.#host.platform === 'win32') return meant;
    return word.slice(0, word.lastIndexOf('/') + 1) + baseName(meant);
  }

  #nothing(word: string): never {
    if (roleNamed(word) === 'live') {
      throw new UsageError(
        'no live config is known',
        'declare it in routelint.yaml, `sources: {live: path/to/config.yaml}`; looked for $HERMES_HOME/config.yaml, ~/.hermes/config.yaml, its profiles, and $CONFIG_FILE_PATH',
      );
    }
    const names = this.#settings.declared.map((spec) => spec.name);
    const meant = nearest(word, [...names, 'live']) ?? this.#nearestPath(word);
    throw new UsageError(
      `there is no file, folder or source ${shown(word)}`,
      meant && `did you mean ${shown(meant)}?`,
    );
  }
}

const NOTHING: Inputs = { sources: [], notRead: [], problems: [], skipped: [], notices: [] };

/** Declared sources as inputs. */
export function fromFound(found: readonly FoundSource[]): Inputs {
  return {
    sources: found.map(({ source }) => source),
    notRead: found.flatMap(({ notRead }) => notRead),
    problems: found.flatMap(({ problems }) => problems),
    skipped: found.flatMap(({ skipped }) => skipped),
    notices: [],
  };
}
