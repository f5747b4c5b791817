import type { Location } from '../text/document.ts';

/** Something wrong in a settings file, with its place. An `error` leaves the run without the settings it asked for. */
export interface ConfigProblem {
  /** What is wrong; starts lower case, no final full stop. Redacted. */
  readonly message: string;
  /** What to do. */
  readonly help: string;
  readonly at: Location;
  readonly severity: 'error' | 'warning';
}

/** The settings cannot be used. `problems` are shown with their code frames; without any, the message says it all. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly hint: string | undefined;
  readonly problems: readonly ConfigProblem[];

  constructor(message: string, hint?: string, problems: readonly ConfigProblem[] = []) {
    super(message);
    this.hint = hint;
    this.problems = problems;
  }
}

/** The command line asks for something that cannot be: a path that does not exist, an unknown rule. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
