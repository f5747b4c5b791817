import type { Confidence, Facts, Severity } from '../rules/rule.ts';
import type { Location } from '../text/document.ts';

/** A place beside the primary one, maybe in another file. */
export interface Related {
  readonly at: Location;
  readonly label: string;
}

/** Replacements that mend a finding; `span`s are in the finding's own document. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly { readonly at: Location; readonly text: string }[];
}

/** What routelint reports. Texts hold no secrets; control characters are escaped where they are shown. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** What is wrong and why it matters here, in one sentence or two, with no full stop at the end. */
  readonly message: string;
  /** What to do. */
  readonly help: string;
  readonly at: Location;
  readonly related: readonly Related[];
  readonly data: Facts;
  /** Twelve hex digits, equal between runs and when lines move. */
  readonly fingerprint: string;
  readonly fixes: readonly Fix[];
}
