import type { ListNode, MapNode, Node } from '../blocks/node.ts';
import { isReference } from '../text/dummy.ts';
import { bestWay } from './best.ts';
import { countProblem, mergedScalar, typeProblem } from './make-problem.ts';
import type { Problem, Step } from './problem.ts';
import { checkScalar } from './scalar.ts';
import type { Alternative, Shape, Shapes } from './shape.ts';
import { fitsType, nodeWords } from './types.ts';

/** How strictly to look. A fragment shows a part, so what it lacks says nothing. */
export interface ExplainOptions {
  readonly fragment: boolean;
}

/**
 * What about a node its schema does not admit, as a reader would say it: of a union only the branch that the node was
 * meant for, one problem a place. Empty values, references to the environment and placeholders are admitted anywhere;
 * unknown keys are another check's. Finds nothing wrong where ajv finds nothing wrong (tested side by side).
 */
export function explain(
  node: Node,
  shape: Shape,
  shapes: Shapes,
  options: ExplainOptions,
  path: readonly Step[] = [],
): readonly Problem[] {
  if (isOpenValue(node)) return [];
  const ways = shapes.alternatives(shape);
  const fitting = ways.filter((way) => fitsType(way, node));
  if (fitting.length === 0) return [typeProblem(node, ways, path)];
  const tried = fitting.map((way) => ({ way, problems: checkWay(node, way, shapes, options, path) }));
  const fits = tried.find(({ problems }) => problems.length === 0);
  if (fits) return [];
  if (node.kind !== 'scalar') return bestWay(node, tried);
  return mergedScalar(
    tried.flatMap(({ problems }) => problems.slice(0, 1)),
    ways,
  );
}

/** True of a scalar that is filled in elsewhere or later: empty, a reference, a placeholder. */
export function isOpenValue(node: Node): boolean {
  if (node.kind !== 'scalar') return false;
  if (node.value === null || node.value === '') return true;
  if (typeof node.value !== 'string') return false;
  return isReference(node.value) || /\$\{|\{\{|os\.environ\/|^<.*>$|^(?:\.\.\.|\u2026)$/s.test(node.value);
}

function checkWay(
  node: Node,
  way: Alternative,
  shapes: Shapes,
  options: ExplainOptions,
  path: readonly Step[],
): readonly Problem[] {
  return way.flatMap((shape) => {
    if (shape.not && explain(node, shape.not, shapes, options, path).length === 0) {
      return [
        { code: 'not-allowed' as const, node, path, expected: '', actual: nodeWords(node), allowed: [] },
      ];
    }
    if (node.kind === 'scalar') return checkScalar(node, shape, path);
    return node.kind === 'map'
      ? checkMap(node, shape, shapes, options, path)
      : checkList(node, shape, shapes, options, path);
  });
}

function checkMap(
  node: MapNode,
  shape: Shape,
  shapes: Shapes,
  options: ExplainOptions,
  path: readonly Step[],
): readonly Problem[] {
  const problems: Problem[] = [];
  const missing = options.fragment
    ? []
    : (shape.required ?? []).filter((key) => !node.entries.some((entry) => entry.key === key));
  if (missing.length > 0) {
    problems.push({
      code: 'required',
      node,
      path,
      expected: missing.join(', '),
      actual: '',
      allowed: missing,
    });
  }
  const count = node.entries.length;
  const { minProperties = 0, maxProperties = Number.POSITIVE_INFINITY } = shape;
  if (count < minProperties && !options.fragment)
    problems.push(countProblem(node, path, `at least ${minProperties}`));
  if (count > maxProperties) problems.push(countProblem(node, path, `at most ${maxProperties}`));
  for (const { key, keySpan, value } of node.entries) {
    if (shape.propertyNames) {
      const name = { ...keySpan, kind: 'scalar', type: 'string', style: 'plain', value: key } as const;
      problems.push(...explain(name, shape.propertyNames, shapes, options, [...path, key]));
    }
    for (const inner of shapesOfKey(shape, key))
      problems.push(...explain(value, inner, shapes, options, [...path, key]));
  }
  return problems;
}

/** The shapes that a mapping's shape has for the value of a key. */
export function shapesOfKey(shape: Shape, key: string): readonly Shape[] {
  const own = shape.properties && Object.hasOwn(shape.properties, key) ? shape.properties[key] : undefined;
  const found = own ? [own] : [];
  if (shape.patternProperties) {
    for (const [pattern, inner] of Object.entries(shape.patternProperties)) {
      if (new RegExp(pattern, 'u').test(key)) found.push(inner);
    }
  }
  if (found.length === 0 && typeof shape.additionalProperties === 'object')
    return [shape.additionalProperties];
  return found;
}

function checkList(
  node: ListNode,
  shape: Shape,
  shapes: Shapes,
  options: ExplainOptions,
  path: readonly Step[],
): readonly Problem[] {
  const { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY, uniqueItems = false } = shape;
  const problems: Problem[] = [];
  if (node.items.length < minItems) problems.push(countProblem(node, path, `at least ${minItems}`));
  if (node.items.length > maxItems) problems.push(countProblem(node, path, `at most ${maxItems}`));
  if (items) {
    for (const [index, item] of node.items.entries())
      problems.push(...explain(item, items, shapes, options, [...path, index]));
  }
  if (uniqueItems) {
    const seen = new Set<unknown>();
    for (const [index, item] of node.items.entries()) {
      if (item.kind !== 'scalar') continue;
      if (seen.has(item.value)) {
        problems.push({
          code: 'unique',
          node: item,
          path: [...path, index],
          expected: '',
          actual: String(item.value),
          allowed: [],
        });
      }
      seen.add(item.value);
    }
  }
  return problems;
}
