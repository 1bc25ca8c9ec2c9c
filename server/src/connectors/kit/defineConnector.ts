import { FatalError } from '../../lib/errors.ts';
import type { Connector } from './types.ts';

const plainName = /^[a-z][A-Za-z0-9]*$/;

/**
 * Checks a connector's definition at start: a wrong one never gets as far as data.
 * @throws FatalError that names what is wrong.
 */
export function defineConnector(connector: Connector): Connector {
  const problems = [
    ...checkNames(connector),
    ...checkStreams(connector),
    ...checkTopics(connector),
  ];
  if (problems.length > 0) {
    throw new FatalError(`Connector "${connector.id}" is wrong: ${problems.join('; ')}`);
  }
  return connector;
}

function checkNames(connector: Connector): string[] {
  const fields = [connector.settings, connector.credentials].flatMap((form) =>
    Object.keys(form.shape),
  );
  return [
    ...(plainName.test(connector.id) ? [] : ['id must be camelCase']),
    ...(connector.name === '' ? ['name is empty'] : []),
    ...findTwice(fields).map((name) => `field "${name}" is both a setting and a credential`),
  ];
}

function checkStreams({ streams }: Connector): string[] {
  const unfetchable = streams.filter((stream) => stream.pages && !stream.fetchOne);
  return [
    ...(streams.length === 0 ? ['it has no streams'] : []),
    ...findTwice(streams.map(({ name }) => name)).map((name) => `stream "${name}" twice`),
    ...findTwice(streams.map(({ collection }) => collection)).map(
      (name) => `collection "${name}" twice`,
    ),
    ...streams.flatMap(({ name, priority }) =>
      priority >= 1 && priority <= 9 ? [] : [`priority of "${name}" must be 1 to 9`],
    ),
    ...unfetchable.map(({ name }) => `stream "${name}" has pages and no fetchOne`),
  ];
}

function checkTopics({ streams, webhooks }: Connector): string[] {
  const topics = webhooks?.topics ?? [];
  const names = new Set(streams.map(({ name }) => name));
  return [
    ...findTwice(topics.map(({ topic }) => topic)).map((topic) => `topic "${topic}" twice`),
    ...topics.flatMap(({ topic, stream }) =>
      names.has(stream) ? [] : [`topic "${topic}" goes to no stream "${stream}"`],
    ),
  ];
}

function findTwice(names: string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
