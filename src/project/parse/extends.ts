import { nearest } from '../../text/nearest.ts';
import type { Written } from '../part.ts';
import { PRESET_IDS } from '../presets.ts';
import { list, shown, type Value } from './value.ts';

/** `extends`: names of presets, and paths of files. */
export function readExtends(value: Value): readonly Written[] {
  return value.items().flatMap((item) => {
    const text = item.text('a preset or the path of a file');
    if (text === undefined) return [];
    if (PRESET_IDS.some((preset) => preset === text) || isPath(text)) return [{ text, at: item.location }];
    const meant = nearest(text, PRESET_IDS);
    const help = `the presets are ${list(PRESET_IDS)}; a file is written as \`./team.yaml\``;
    item.report(`there is no preset ${shown(text)}`, meant ? `did you mean \`${meant}\`?` : help);
    return [];
  });
}

function isPath(text: string): boolean {
  return /\.ya?ml$|^[.~$]|\//i.test(text);
}
