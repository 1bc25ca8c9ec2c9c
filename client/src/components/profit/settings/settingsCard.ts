import type { ProfitSettings } from '../../../api/profitSettings.ts';

/** What each part of the page is given. */
export interface SettingsCardProps {
  settings: ProfitSettings;
  mayChange: boolean;
}
