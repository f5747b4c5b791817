import type { Node } from '../blocks/node.ts';
import type { Step } from './problem.ts';

/** A node, and the way to it from the root. */
export interface Place {
  readonly node: Node;
  readonly path: readonly Step[];
}

/** The innermost node that an offset is in; undefined where it is in none, as in a comment above the first key. */
export function placeAt(root: Node | undefined, offset: number): Place | undefined {
  let node = root;
  if (!node || !holds(node, offset)) return undefined;
  const path: Step[] = [];
  for (;;) {
    const next: Place | undefined = childAt(node, offset);
    if (!next) return { node, path };
    node = next.node;
    path.push(...next.path);
  }
}

function childAt(node: Node, offset: number): Place | undefined {
  if (node.kind === 'map') {
    const entry = node.entries.find(({ value, merged }) => !merged && holds(value, offset));
    return entry && { node: entry.value, path: [entry.key] };
  }
  if (node.kind === 'scalar') return undefined;
  const index = node.items.findIndex((item) => holds(item, offset));
  const item = node.items[index];
  return item && { node: item, path: [index] };
}

function holds(node: Node, offset: number): boolean {
  return node.start <= offset && offset < node.end;
}
