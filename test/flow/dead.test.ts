import { describe, expect, it } from 'vitest';
import { laneCycles } from '../../src/flow/cycles.ts';
import { deadSteps } from '../../src/flow/dead.ts';
import { reachOf } from '../../src/flow/reach.ts';
import type { RoutingModel, Step } from '../../src/model/routing.ts';
import { lane, model, step, target } from './models.ts';

function at(start: number, made: Step): Step {
  return { ...made, span: { start, end: start + 1 } };
}

function dead(of: RoutingModel): readonly (readonly [number, string])[] {
  return deadSteps(of, reachOf(of)).map((one) => [one.step.span.start, one.reason]);
}

describe('deadSteps', () => {
  it('finds a fallback to the first choice and a repeated one', () => {
    const chain = [at(1, step('a')), at(2, step('a')), at(3, step('b')), at(4, step('b')), at(5, step('c'))];
    expect(dead(model([lane('main', chain)]))).toEqual([
      [2, 'self'],
      [4, 'repeat'],
    ]);
  });

  it('finds a lane that falls back to itself', () => {
    expect(dead(model([lane('main', [at(1, step('a')), at(2, step('>main'))])]))).toEqual([[2, 'self']]);
  });

  it('finds a fallback on the host whose loss led to it', () => {
    const fate = { host: 'localhost:11434', account: undefined, credential: undefined };
    const of = model(
      [lane('main', [at(1, step('a')), at(2, step('b', ['connection']))])],
      [target('a', { fate }), target('b', { fate })],
    );
    expect(dead(of)).toEqual([[2, 'fate']]);
  });

  it('leaves alone an entry that helps another lane', () => {
    const shared = at(2, step('b'));
    const of = model([lane('main', [at(1, step('a')), shared]), lane('aux', [at(3, step('b')), shared])]);
    expect(dead(of)).toEqual([]);
  });

  it('leaves alone a list for one failure that names what the list for the others names', () => {
    const chain = [
      at(1, step('a')),
      at(2, step('>b', ['server-error', 'timeout'])),
      at(3, step('>b', ['context-window'])),
      at(4, step('>b', ['timeout'])),
    ];
    expect(dead(model([lane('main', chain), lane('b', [at(5, step('c'))])]))).toEqual([[4, 'repeat']]);
  });

  it('leaves alone what nobody wrote, and what leads to nothing known', () => {
    const implied = step('a', ['any'], { because: 'the program adds it', span: { start: 0, end: 0 } });
    const of = model([lane('main', [at(1, step('a')), at(2, implied), at(3, step('>nowhere'))])]);
    expect(dead(of)).toEqual([]);
  });

  it('says nothing where the search was cut short', () => {
    const of = model([lane('main', [at(1, step('a')), at(2, step('a')), at(3, step('b'))])]);
    expect(deadSteps(of, reachOf(of, { states: 1 }))).toEqual([]);
  });
});

describe('laneCycles', () => {
  it('finds lanes that lead back to themselves, each group once', () => {
    const of = model([
      lane('one', [step('a'), step('>two')]),
      lane('two', [step('b'), step('>one')]),
      lane('three', [step('c'), step('>three')]),
      lane('four', [step('d'), step('>one')]),
    ]);
    expect(laneCycles(of).map((cycle) => cycle.map((one) => one.id))).toEqual([['one', 'two'], ['three']]);
  });

  it('finds none in a chain of lanes', () => {
    expect(laneCycles(model([lane('one', [step('a'), step('>two')]), lane('two', [step('b')])]))).toEqual([]);
  });
});
