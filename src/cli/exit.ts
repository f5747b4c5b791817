/** What the process ends with. 1 to 3 always come with words that explain them. */
export const EXIT = {
  clean: 0,
  /** Findings at or above `--fail-on`. */
  findings: 1,
  /** Usage, config or input that could not be read. */
  trouble: 2,
  /** Nothing to check or to compare: silence would look like success. */
  nothing: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
