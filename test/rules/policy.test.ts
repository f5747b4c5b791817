import { describe, expect, it } from 'vitest';
import { mayBePrivate, rankKind } from '../../src/rules/policy.ts';
import { failureWords } from '../../src/rules/wording.ts';
import { target } from '../flow/models.ts';
import { LOCAL_FIRST, NO_POLICY } from './contexts.ts';

describe('rankKind', () => {
  const cloud = { locality: { value: 'cloud', because: 'it is' } } as const;
  const flat = { access: { value: 'subscription', because: 'a plan' } } as const;

  it('counts what stands on the own machine or network as local', () => {
    expect(rankKind(target('a'), LOCAL_FIRST)).toBe('local');
    expect(rankKind(target('a', { locality: { value: 'lan', because: 'it is' } }), LOCAL_FIRST)).toBe(
      'local',
    );
  });

  it('counts a service for delegated work as that, also behind a local Ollama', () => {
    const fate = { host: 'localhost:11434', account: 'ollama-cloud', credential: undefined };
    expect(rankKind(target('a', { ...cloud, ...flat, provider: 'ollama-cloud' }), LOCAL_FIRST)).toBe(
      'delegation',
    );
    expect(rankKind(target('a', { ...cloud, ...flat, fate }), LOCAL_FIRST)).toBe('delegation');
    expect(rankKind(target('a', { ...cloud, ...flat, fate }), NO_POLICY)).toBe('subscription');
  });
});

describe('mayBePrivate', () => {
  const matches = (glob: string, id: string): boolean =>
    mayBePrivate(id, { ...NO_POLICY, private: { allow: [], lanes: [glob] } });

  it('matches lane ids by globs', () => {
    expect(matches('*', 'main')).toBe(true);
    expect(matches('auxiliary.*', 'auxiliary.vision')).toBe(true);
    expect(matches('auxiliary.*', 'main')).toBe(false);
    expect(matches('main', 'main2')).toBe(false);
    expect(matches('*.vision', 'auxiliary.vision')).toBe(true);
    expect(matches('a*b*c', 'aXXbYYc')).toBe(true);
    expect(matches('a*b*c', 'ac')).toBe(false);
    expect(matches('aa*aa', 'aaa')).toBe(false);
    expect(mayBePrivate('main', NO_POLICY)).toBe(false);
  });
});

describe('failureWords', () => {
  it('says what has to fail, and how where only one way leads on', () => {
    expect(failureWords([], [])).toBe('');
    expect(failureWords(['a'], ['any'])).toBe('when a fails');
    expect(failureWords(['a'], ['context-window'])).toBe('when a cannot hold the prompt');
    expect(failureWords(['a'], ['auth', 'billing'])).toBe('when a fails');
    expect(failureWords(['a', 'b'], ['auth'])).toBe('when a and b fail');
  });
});
