import type { ListNode, MapNode, Node } from '../blocks/node.ts';
import type { Problem, Step } from './problem.ts';
import { allowedValues, quoted } from './scalar.ts';
import type { Alternative } from './shape.ts';
import { anyOfTypes, nodeWords, typesOf } from './types.ts';

/** A mapping or list with too few or too many entries. */
export function countProblem(node: MapNode | ListNode, path: readonly Step[], expected: string): Problem {
  const actual = String(node.kind === 'map' ? node.entries.length : node.items.length);
  return { code: 'count', node, path: [...path], expected, actual, allowed: [] };
}

/** A node of a type that no branch admits; where every branch names its values, they are what to say. */
export function typeProblem(node: Node, ways: readonly Alternative[], path: readonly Step[]): Problem {
  const values = ways.map((way) => way.flatMap((shape) => allowedValues(shape) ?? []));
  const allowed = [...new Set(values.flat())];
  const actual = node.kind === 'scalar' ? String(node.value) : nodeWords(node);
  if (node.kind === 'scalar' && values.every((own) => own.length > 0)) {
    return { code: 'enum', node, path, expected: quoted(allowed), actual, allowed };
  }
  const types = ways.flatMap((way) => way.flatMap((shape) => typesOf(shape) ?? []));
  const [form] = ways.flatMap((way) => way.flatMap((shape) => shape['x-routelint']?.form ?? []));
  const problem = { code: 'type', node, path, expected: anyOfTypes(types), actual: nodeWords(node) } as const;
  return { ...problem, allowed, ...(form === undefined ? {} : { form }) };
}

/** The one problem of a scalar that breaks every branch of its type: the values of all of them are what is allowed. */
export function mergedScalar(problems: readonly Problem[], ways: readonly Alternative[]): readonly Problem[] {
  const values = problems.filter(({ code }) => code === 'enum');
  const [lead] = values.length > 0 ? values : problems;
  if (!lead) return [];
  if (values.length > 1) {
    const allowed = [...new Set(values.flatMap((problem) => problem.allowed))];
    return [{ ...lead, allowed, expected: quoted(allowed) }];
  }
  // A text that was to look like a number: the number is what belongs there.
  const types = ways.flatMap((way) => way.flatMap((shape) => typesOf(shape) ?? []));
  const others = types.filter((type) => type !== 'string' && type !== 'null');
  if (lead.code !== 'pattern' || others.length === 0) return [lead];
  return [{ ...lead, code: 'type', expected: anyOfTypes(others), actual: `\`${lead.actual}\`` }];
}
