import type { Level, PresetId, Severity } from '../rules/rule.ts';

/** The options that `check` and `diff` share, as commander hands them over (values checked by its choices). */
export interface CommonOptions {
  readonly format: 'pretty' | 'json' | 'github';
  readonly output?: string;
  readonly failOn?: Severity | 'never';
  readonly rule?: Readonly<Record<string, Level>>;
  readonly preset?: PresetId;
  readonly config?: string;
  readonly color: 'auto' | 'always' | 'never';
  readonly quiet?: boolean;
  readonly allowEmpty?: boolean;
}
