/** How runs behave; times in ms. Tests use short ones. */
export interface JobSettings {
  /** How often a run looks for pause, cancel and disconnect, and the runner for work. */
  pollMs: number;
  /** How often a run that waits for the processor is looked at. */
  settleMs: number;
  /** How long entries may wait for a record that was asked for before the run ends without them. */
  graceMs: number;
  /** Jobs an instance fetches for at once. */
  parallel: number;
  /** More pages of one stream than this end the run as truncated (edge case 91). */
  maxPages: number;
  /** Watermark = start of the run minus this. */
  overlapMs: number;
  syncNowEveryMs: number;
  syncNowPerDay: number;
  /** From boot to the catch-up of schedules (spec 7.3). */
  catchUpDelayMs: number;
  /** How long the history of runs is kept. */
  keepMs: number;
}

const minuteMs = 60_000;
export const defaultJobSettings: JobSettings = {
  pollMs: 1000,
  settleMs: 500,
  graceMs: 30_000,
  parallel: 4,
  maxPages: 1_000_000,
  overlapMs: 5 * minuteMs,
  syncNowEveryMs: 15 * minuteMs,
  syncNowPerDay: 10,
  catchUpDelayMs: 10_000,
  keepMs: 180 * 24 * 60 * minuteMs,
};

/** The defaults with what this process has otherwise. */
export function jobSettings(deps: { settings: { jobs?: Partial<JobSettings> } }): JobSettings {
  return { ...defaultJobSettings, ...deps.settings.jobs };
}
