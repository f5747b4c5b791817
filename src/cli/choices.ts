/** What the options of `check` and `diff` can be given, in the order that help lists them. */
export const CHOICES = {
  format: ['pretty', 'json', 'github'],
  color: ['auto', 'always', 'never'],
  failOn: ['error', 'warning', 'info', 'never'],
  preset: ['recommended', 'local-first', 'strict'],
} as const;
