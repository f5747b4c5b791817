import { entriesOf, entryOf, type Node } from './node.ts';

const HOLDERS = /<<|\b(?:configMaps|content|values|valuesContent):/;

/** True of a text that may hold files for others in any of its mappings: see `heldFiles`. None of the hints is a key of it. */
export function mayHoldAnywhere(text: string, root: Node, hints: readonly string[]): boolean {
  return HOLDERS.test(text) && !entriesOf(root).some(({ key }) => hints.includes(key));
}

/** False of most texts: for those the code that looks for held files is not loaded. */
export function mayHoldFiles(text: string, root: Node | undefined, hints: readonly string[]): boolean {
  if (!root) return false;
  const isManifest = entryOf(root, 'kind') !== undefined || entryOf(root, 'services') !== undefined;
  return isManifest || mayHoldAnywhere(text, root, hints);
}
