/** What the team changes while Vigía runs: a small document (at most about 1 MB), kept apart from what is collected. */
export interface TeamSettings {
  /** Further terms watched per brand id, on top of the brand's query. */
  readonly watchTerms: Readonly<Record<string, readonly string[]>>;
  /** Muted alerts: brand id → until when (ISO instant), or 'until-unmuted'. */
  readonly mutes: Readonly<Record<string, string>>;
}

export const EMPTY_SETTINGS: TeamSettings = { watchTerms: {}, mutes: {} };

/** Keeps the team's settings; a change is seen by the next read in any process. */
export interface SettingsStore {
  read(): Promise<TeamSettings>;
  /** Applies a change to the newest version, atomically, and records who asked for it. */
  update(
    actor: string,
    at: Date,
    change: (settings: TeamSettings) => TeamSettings,
  ): Promise<TeamSettings>;
  /** Changes made, newest first, at most `limit`. */
  history(
    limit: number,
  ): Promise<
    readonly { readonly at: Date; readonly actor: string; readonly settings: TeamSettings }[]
  >;
  close(): Promise<void>;
}
