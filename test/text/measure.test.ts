import { describe, expect, it } from 'vitest';
import { measureText } from '../../src/text/measure.ts';
import { personalKinds } from '../../src/text/personal.ts';

describe('measureText', () => {
  it('counts as programs do: code points, words between blanks, no blanks at the ends', () => {
    expect(measureText('  two words\n')).toMatchObject({ chars: 9, words: 2, lines: 1 });
    expect(measureText('ein Wort 🙂\n\nmehr')).toMatchObject({ chars: 16, words: 4, lines: 3 });
    expect(measureText(' \n ')).toMatchObject({ chars: 0, words: 0, tokens: 0 });
  });

  it('sees code and URLs', () => {
    expect(measureText('run `ls`')).toMatchObject({ code: true, url: false });
    expect(measureText('see WWW.example.com')).toMatchObject({ code: false, url: true });
  });
});

describe('personalKinds', () => {
  it.each([
    ['write to jane.doe+x@mail.acme.io please', ['an e-mail address']],
    ['call +44 20 7946 0958 tomorrow', ['a phone number']],
    ['call (0341) 5550 1234? (030) 901820 no, (030) 9018 2012', ['a phone number']],
    ['pay to GB82 WEST 1234 5698 7654 32', ['a bank account number']],
    ['DE89370400440532013000, j@k.dev', ['an e-mail address', 'a bank account number']],
  ])('sees it in %j', (text, kinds) => {
    expect(personalKinds(text)).toEqual(kinds);
  });

  it.each([
    'user@example.com and root@localhost',
    'version 2026.9.14 of 2026-11-23, 10.0.0.1:11434, 1.234.567,89 EUR',
    'order 4711 0815 1234 5678 9012',
    'GB82 WEST 1234 5698 7654 33 fails its check, and so does ABCD1234EFGH5678',
    'commit 19f3287b0b1e4d1f9c2a, id 123-45-6789, +1 and -2',
    'the decorator @app.route and git@host',
  ])('sees none in %j', (text) => {
    expect(personalKinds(text)).toEqual([]);
  });
});
