import { type Entry, entryOf, type ListNode, type MapNode, type Node } from '../blocks/node.ts';
import { isReference } from '../text/dummy.ts';
import { bestWay, type Tried } from './best.ts';
import { countProblem, mergedScalar, typeProblem } from './make-problem.ts';
import type { Problem, Step } from './problem.ts';
import { checkScalar, patternOf } from './scalar.ts';
import type { Alternative, Shape, Shapes } from './shape.ts';
import { candidatesOf, nearMiss } from './suggest.ts';
import { fitsType, nodeWords } from './types.ts';

/** How strictly to look. A fragment shows a part, so what it lacks says nothing. */
export interface ExplainOptions {
  readonly fragment: boolean;
}

const NONE: readonly Problem[] = [];
const NO_SHAPES: readonly Shape[] = [];

/** A walk over a node beside its schema. The path is where the walk is: problems take a copy of it. */
interface Walk extends ExplainOptions {
  readonly shapes: Shapes;
  readonly path: Step[];
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
  { fragment }: ExplainOptions,
): readonly Problem[] {
  return check(node, shape, { fragment, shapes, path: [] });
}

function check(node: Node, shape: Shape, walk: Walk): readonly Problem[] {
  const ways = walk.shapes.alternatives(shape);
  let tried: Tried[] | undefined;
  for (const way of ways) {
    if (!fitsType(way, node)) continue;
    const problems = checkWay(node, way, walk);
    if (problems.length === 0) return NONE;
    tried ??= [];
    tried.push({ way, problems });
  }
  if (isOpenValue(node)) return NONE;
  if (!tried) return [typeProblem(node, ways, [...walk.path])];
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

function checkWay(node: Node, way: Alternative, walk: Walk): readonly Problem[] {
  const [only] = way;
  return only && way.length === 1
    ? checkShape(node, only, walk)
    : way.flatMap((shape) => checkShape(node, shape, walk));
}

function checkShape(node: Node, shape: Shape, walk: Walk): readonly Problem[] {
  if (shape.not && check(node, shape.not, walk).length === 0) {
    return [
      { code: 'not-allowed', node, path: [...walk.path], expected: '', actual: nodeWords(node), allowed: [] },
    ];
  }
  if (node.kind === 'scalar') return checkScalar(node, shape, walk.path);
  const problems: Problem[] = [];
  if (node.kind === 'map') checkMap(node, shape, walk, problems);
  else checkList(node, shape, walk, problems);
  return problems;
}

function checkMap(node: MapNode, shape: Shape, walk: Walk, problems: Problem[]): void {
  const { path, fragment } = walk;
  if (shape.required && !fragment) {
    const missing = shape.required.filter((key) => !entryOf(node, key));
    if (missing.length > 0) {
      const expected = missing.join(', ');
      const slip = slipOf(node, shape, missing, walk.shapes);
      const problem = {
        code: 'required',
        node,
        path: [...path],
        expected,
        actual: '',
        allowed: missing,
      } as const;
      problems.push(slip ? { ...problem, slip } : problem);
    }
  }
  const count = node.entries.length;
  const { minProperties = 0, maxProperties = Number.POSITIVE_INFINITY } = shape;
  if (count < minProperties && !fragment)
    problems.push(countProblem(node, path, `at least ${minProperties}`));
  if (count > maxProperties) problems.push(countProblem(node, path, `at most ${maxProperties}`));
  for (const { key, keySpan, value } of node.entries) {
    path.push(key);
    if (shape.propertyNames) {
      const name = { ...keySpan, kind: 'scalar', type: 'string', style: 'plain', value: key } as const;
      problems.push(...check(name, shape.propertyNames, walk));
    }
    for (const inner of shapesOfKey(shape, key)) {
      const found = check(value, inner, walk);
      if (found.length > 0) problems.push(...found);
    }
    path.pop();
  }
}

// A key that the mapping has no other use for, one slip away from the only one that is missing.
function slipOf(node: MapNode, shape: Shape, missing: readonly string[], shapes: Shapes): Entry | undefined {
  const [only = ''] = missing;
  if (missing.length !== 1) return undefined;
  const words = candidatesOf(missing);
  const inner = shapesOfKey(shape, only);
  return node.entries.find(({ key, value, merged }) => {
    if (merged || shape.properties?.get(key) !== undefined || nearMiss(key, words) === undefined)
      return false;
    return inner.length === 0 || inner.some((one) => mayBe(value, one, shapes));
  });
}

/** True of a value of the type that a shape asks for, or one that is filled in elsewhere. */
export function mayBe(node: Node, shape: Shape, shapes: Shapes): boolean {
  return isOpenValue(node) || shapes.alternatives(shape).some((way) => fitsType(way, node));
}

/** The shapes that a mapping's shape has for the value of a key. */
export function shapesOfKey(shape: Shape, key: string): readonly Shape[] {
  const own = shape.properties?.get(key);
  if (!(own || shape.patternProperties || shape.additionalProperties)) return NO_SHAPES;
  const found = own ? [own] : [];
  if (shape.patternProperties) {
    for (const pattern of shape.patternProperties.names()) {
      const inner = shape.patternProperties.get(pattern);
      if (inner && patternOf(pattern).test(key)) found.push(inner);
    }
  }
  if (found.length === 0 && typeof shape.additionalProperties === 'object')
    return [shape.additionalProperties];
  return found;
}

function checkList(node: ListNode, shape: Shape, walk: Walk, problems: Problem[]): void {
  const { path } = walk;
  const { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY, uniqueItems = false } = shape;
  if (node.items.length < minItems) problems.push(countProblem(node, path, `at least ${minItems}`));
  if (node.items.length > maxItems) problems.push(countProblem(node, path, `at most ${maxItems}`));
  if (items) {
    for (const [index, item] of node.items.entries()) {
      path.push(index);
      const found = check(item, items, walk);
      if (found.length > 0) problems.push(...found);
      path.pop();
    }
  }
  if (uniqueItems) checkUnique(node, path, problems);
}

function checkUnique(node: ListNode, path: readonly Step[], problems: Problem[]): void {
  const seen = new Set<unknown>();
  for (const [index, item] of node.items.entries()) {
    if (item.kind !== 'scalar') continue;
    if (seen.has(item.value)) {
      const place = { node: item, path: [...path, index] };
      problems.push({ code: 'unique', ...place, expected: '', actual: String(item.value), allowed: [] });
    }
    seen.add(item.value);
  }
}
