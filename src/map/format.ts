import type { MapGraph } from './graph.ts';
import { markdownText } from './markdown.ts';
import { mermaidText } from './mermaid.ts';
import { svgText } from './svg/svg.ts';
import type { Painter } from './tree/branch.ts';
import { treeText } from './tree/tree.ts';

/** The formats of a map. */
export const MAP_FORMATS = ['tree', 'mermaid', 'svg', 'markdown'] as const;

export type MapFormat = (typeof MAP_FORMATS)[number];

/** How wide a tree is where no terminal says. */
export const TREE_WIDTH = 100;

/** Maps as a text in a format, without colour unless a painter is given. Ends with a line break. */
export function mapText(
  graphs: readonly MapGraph[],
  format: MapFormat,
  { width = TREE_WIDTH, paint = unpainted }: { readonly width?: number; readonly paint?: Painter } = {},
): string {
  if (format === 'tree') return treeText(graphs, { width, paint });
  if (format === 'mermaid') return mermaidText(graphs);
  return format === 'svg' ? svgText(graphs) : markdownText(graphs);
}

function unpainted(_style: unknown, text: string): string {
  return text;
}
