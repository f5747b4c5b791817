import type { ScalarNode } from '../blocks/node.ts';
import { remembered } from '../text/remembered.ts';
import type { Problem, Step } from './problem.ts';
import type { Shape } from './shape.ts';

const NONE: readonly Problem[] = [];

/** What a scalar of an admitted type still breaks: the values, bounds, pattern and length of a shape. */
export function checkScalar(node: ScalarNode, shape: Shape, path: readonly Step[]): readonly Problem[] {
  const value = node.value;
  const allowed = shape.enum === undefined && shape.const === undefined ? undefined : allowedValues(shape);
  if (allowed && !allowed.includes(value as never)) {
    const { effect, meant } = shape['x-routelint'] ?? {};
    const wrong = problem('enum', node, path, quoted(allowed), allowed);
    return [{ ...wrong, ...(effect !== undefined && { effect }), ...(meant && { meant }) }];
  }
  if (typeof value === 'number') {
    const bound = brokenBound(value, shape);
    return bound === undefined ? NONE : [problem('range', node, path, bound, [])];
  }
  if (typeof value !== 'string') return NONE;
  const length = brokenLength(value, shape);
  if (length !== undefined) return [problem('length', node, path, length, [])];
  const { pattern } = shape;
  if (pattern === undefined || patternOf(pattern).test(value)) return NONE;
  return [problem('pattern', node, path, pattern, [])];
}

/** A schema's pattern, made once: schemas have few, and every file is held against them. */
export const patternOf = remembered((pattern) => new RegExp(pattern, 'u'));

function brokenLength(value: string, { minLength = 0, maxLength }: Shape): string | undefined {
  if (minLength === 0 && maxLength === undefined) return undefined;
  const length = [...value].length;
  if (length < minLength) return `at least ${minLength}`;
  return maxLength !== undefined && length > maxLength ? `at most ${maxLength}` : undefined;
}

/** The values of an `enum` or `const`; undefined where the shape names none. */
export function allowedValues(shape: Shape): readonly (string | number | boolean)[] | undefined {
  if (shape.const !== undefined) return [shape.const].filter(isPlain);
  return shape.enum?.filter(isPlain);
}

/** Values as code, for a message: "`a`, `b`". */
export function quoted(values: readonly (string | number | boolean)[]): string {
  return values.map((value) => `\`${value}\``).join(', ');
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function brokenBound(value: number, shape: Shape): string | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = shape;
  if (minimum !== undefined && value < minimum) return `at least ${minimum}`;
  if (maximum !== undefined && value > maximum) return `at most ${maximum}`;
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) return `more than ${exclusiveMinimum}`;
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) return `less than ${exclusiveMaximum}`;
  return undefined;
}

function problem(
  code: Problem['code'],
  node: ScalarNode,
  path: readonly Step[],
  expected: string,
  allowed: Problem['allowed'],
): Problem {
  return { code, node, path: [...path], expected, actual: String(node.value), allowed };
}
