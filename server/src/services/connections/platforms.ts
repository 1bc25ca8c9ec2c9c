import { type FormField, toFormFields } from '../../connectors/kit/formFields.ts';
import type { ConnectionDeps } from './connectionDeps.ts';

export interface PlatformView {
  id: string;
  name: string;
  category: string;
  fields: FormField[];
  /** What it brings; `fetched`: Sluice asks for it, where the others are sent to us. */
  streams: { name: string; fetched: boolean }[];
}

/** What can be connected, and what is asked for: as the connectors themselves say (spec 10.1). */
export function findPlatforms(
  deps: Pick<ConnectionDeps, 'registry' | 'allowCustomBaseUrl'>,
): PlatformView[] {
  const usable = ({ name }: FormField) => deps.allowCustomBaseUrl || name !== 'baseUrl';
  return deps.registry.all().map((connector) => {
    const { id, name, category } = connector;
    const streams = connector.streams
      .filter(({ kind }) => kind !== 'event')
      .map((stream) => ({ name: stream.name, fetched: stream.pages !== undefined }));
    return { id, name, category, fields: toFormFields(connector).filter(usable), streams };
  });
}
