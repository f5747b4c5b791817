/** A side task of Hermes, with the first release that knows it. */
export interface SideTask {
  readonly name: string;
  readonly since: string;
  /** The first release that no longer has it. */
  readonly until?: string;
}

/**
 * The tasks that `auxiliary` has a default for, whether the file writes them or not (config.py DEFAULT_CONFIG at
 * v0.20.3; the releases are those of the `_config_version` that first dumps them). Plugins register more. The two
 * tasks of a mixture of agents are left out: its presets name their own models.
 */
export const SIDE_TASKS: readonly SideTask[] = [
  { name: 'vision', since: '0.3' },
  { name: 'web_extract', since: '0.3' },
  { name: 'compression', since: '0.3' },
  { name: 'session_search', since: '0.3', until: '0.15' },
  { name: 'skills_hub', since: '0.3' },
  { name: 'approval', since: '0.9' },
  { name: 'mcp', since: '0.3' },
  { name: 'flush_memories', since: '0.3', until: '0.12' },
  { name: 'title_generation', since: '0.11' },
  { name: 'triage_specifier', since: '0.13' },
  { name: 'curator', since: '0.13' },
  { name: 'kanban_decomposer', since: '0.15' },
  { name: 'profile_describer', since: '0.15' },
  { name: 'tts_audio_tags', since: '0.17' },
  { name: 'monitor', since: '0.17' },
  { name: 'background_review', since: '0.18' },
  { name: 'memory_query_rewrite', since: '0.19' },
  { name: 'goal_judge', since: '0.20' },
];

/** What tasks are called where they are not read. Hermes's own pages have some of these names, and no release does. */
export const MISNAMED_TASKS: ReadonlySet<string> = new Set([
  'title',
  'session_title',
  'context_compression',
  'vision_detect',
  'web_extraction',
  'web_search',
  'image_gen',
]);

/** Keys of `auxiliary` that are no tasks: those that hold for all of them, and those that nothing reads there. */
export const TASK_GLOBALS: ReadonlySet<string> = new Set([
  'transient_retries',
  'free_only',
  'openrouter_model',
  'stream_only_base_urls',
  'fallback_providers',
  'fallback_model',
  'fallback_models',
  'fallback_chain',
  'fallbacks',
  'default',
  ...MISNAMED_TASKS,
]);
