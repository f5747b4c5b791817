import type { PresetId } from '../rules/rule.ts';
import { decodeText } from '../text/decode.ts';
import { createDocument } from '../text/document.ts';
import { unescapeGlob } from './glob.ts';
import type { Host } from './host.ts';
import { nearestPath } from './nearest-path.ts';
import type { Known } from './parse/known.ts';
import { shown } from './parse/value.ts';
import { parseSettings } from './parse-settings.ts';
import type { SettingsPart, Written } from './part.ts';
import { directoryOf, displayPath } from './paths.ts';
import { absoluteGlob } from './patterns.ts';
import { PRESET_IDS } from './presets.ts';
import { ConfigError, type ConfigProblem } from './problem.ts';
import { readFile, wasRead } from './read.ts';
import { DEFAULT_LIMITS } from './settings.ts';

/** What settings are laid from: presets by their name, and files. */
export type Layer =
  | { readonly kind: 'preset'; readonly preset: PresetId }
  | { readonly kind: 'file'; readonly part: SettingsPart; readonly directory: string };

/** The layers of a settings file, the lowest first, and what is wrong with the files. A later layer wins. */
export interface Layers {
  readonly layers: readonly Layer[];
  readonly problems: readonly ConfigProblem[];
}

/** The layer of each preset. */
export const PRESET_LAYERS: Readonly<Record<PresetId, Layer>> = {
  recommended: { kind: 'preset', preset: 'recommended' },
  'local-first': { kind: 'preset', preset: 'local-first' },
  strict: { kind: 'preset', preset: 'strict' },
};

/** Reads a settings file and all that it extends. Throws `ConfigError` when the file itself cannot be read. */
export function readLayers(host: Host, path: string, known: Known): Layers {
  const reader = new LayerReader(host, known);
  const read = reader.read(path);
  if (typeof read !== 'string')
    throw new ConfigError(`${displayPath(host, path)} could not be read: ${read.reason}`);
  return { layers: reader.layersOf([path], read), problems: reader.problems };
}

class LayerReader {
  readonly problems: ConfigProblem[] = [];
  readonly #host: Host;
  readonly #known: Known;
  readonly #done = new Map<string, readonly Layer[]>();

  constructor(host: Host, known: Known) {
    this.#host = host;
    this.#known = known;
  }

  /** The text of a file, or why there is none. */
  read(path: string): string | { readonly reason: string } {
    const file = readFile(this.#host, path, DEFAULT_LIMITS);
    if (!wasRead(file)) return file;
    const decoded = decodeText(file.bytes);
    return 'text' in decoded ? decoded.text : { reason: decoded.detail };
  }

  /** The layers of the last file of a chain; meeting one of the chain again is a circle. */
  layersOf(chain: readonly string[], text: string): readonly Layer[] {
    const path = chain.at(-1) ?? '';
    const directory = directoryOf(path);
    const { part, problems } = parseSettings(
      createDocument(displayPath(this.#host, path), text),
      this.#known,
    );
    this.problems.push(...problems);
    const beneath = part.extends.flatMap((written) => this.#extended(written, directory, chain));
    // Of a layer that comes twice only the last can show.
    const layers = [...new Set([...beneath, { kind: 'file', part, directory } as const].reverse())].reverse();
    this.#done.set(path, layers);
    return layers;
  }

  #extended(written: Written, directory: string, chain: readonly string[]): readonly Layer[] {
    const name = shown(written.text);
    const preset = PRESET_IDS.find((id) => id === written.text);
    if (preset) return [PRESET_LAYERS[preset]];
    const { glob, unset } = absoluteGlob(this.#host, written.text, directory);
    if (glob === undefined) {
      return this.#report(
        written,
        `${name} names \`${unset}\`, which is not set`,
        'set it, or write the path',
      );
    }
    const path = unescapeGlob(glob);
    if (chain.includes(path)) {
      const circle = `${name} closes a circle of files that extend each other: ${this.#circle(chain, path)}`;
      return this.#report(written, circle, 'remove one of these `extends`');
    }
    const done = this.#done.get(path);
    if (done) return done;
    const text = this.read(path);
    if (typeof text === 'string') return this.layersOf([...chain, path], text);
    const meant = nearestPath(this.#host, path);
    const help = meant ? `did you mean ${shown(meant)}?` : 'paths start at the file that they stand in';
    return this.#report(written, `${name} could not be read: ${text.reason}`, help);
  }

  #circle(chain: readonly string[], path: string): string {
    const files = [...chain.slice(chain.indexOf(path)), path];
    return files.map((file) => displayPath(this.#host, file)).join(' → ');
  }

  #report(written: Written, message: string, help: string): readonly Layer[] {
    this.problems.push({ message, help, at: written.at, severity: 'error' });
    return [];
  }
}
