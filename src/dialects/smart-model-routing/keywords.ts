import { lazily } from '../../text/lazily.ts';

/** The words that kept a prompt with the main model: `_COMPLEX_KEYWORDS` of agent/smart_model_routing.py, Hermes v0.3 to v0.10. */
const keywords = lazily(
  (): ReadonlySet<string> =>
    new Set(
      (
        'debug debugging implement implementation refactor patch traceback stacktrace exception error analyze analysis ' +
        'investigate architecture design compare benchmark optimize optimise review terminal shell tool tools pytest test ' +
        'tests plan planning delegate subagent cron docker kubernetes'
      ).split(' '),
    ),
);

/** Does a prompt hold one of those words? Marks around a word do not count. */
export function holdsKeyword(text: string): boolean {
  return text
    .toLowerCase()
    .split(/\s+/)
    .some((word) => keywords().has(word.replaceAll(/^[.,:;!?()[\]{}"'`]+|[.,:;!?()[\]{}"'`]+$/g, '')));
}
