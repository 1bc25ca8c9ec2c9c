import {
  getNamedType,
  GraphQLError,
  isListType,
  isNonNullType,
  Kind,
  OperationTypeNode,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
} from 'graphql';

/** One connection of a bulk query, with where it hangs. */
interface FoundConnection {
  name: string;
  depth: number;
  inList: boolean;
  viaNodes: boolean;
  /** The connection field whose node this one hangs on. */
  parent: FieldNode | null;
}

export type BulkCheck = { document: DocumentNode } | { problems: string[] };

const texts = {
  nodes: (names: string) =>
    `All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: '${names.split("', '")[0]} { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: '${names}'.`,
  depth: 'Bulk queries cannot contain connections with a nesting depth greater than 2.',
  many: 'Bulk queries cannot contain more than 5 connections.',
  none: 'Bulk queries must contain at least one connection.',
  parentId: (names: string) =>
    `The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': ${names}.`,
  inList:
    'Queries that contain a connection field within a list field are not currently supported.',
  operation: 'Invalid operation type. Only `query` operations are supported.',
  topLevel: (name: string) => `Bulk queries cannot contain a top level \`${name}\` field.`,
};

/** Shopify's validators of a bulk query, in its words (shopify-facts 5). */
export function checkBulkQuery(schema: GraphQLSchema, text: string): BulkCheck {
  if (Buffer.byteLength(text) > 65_535)
    return { problems: ['The bulk query is too long (maximum is 65535 bytes).'] };
  const document = parseText(text);
  if (typeof document === 'string') return { problems: [`Invalid bulk query: ${document}`] };
  const operation = document.definitions.find((item) => item.kind === Kind.OPERATION_DEFINITION);
  if (operation?.operation !== OperationTypeNode.QUERY) return { problems: [texts.operation] };
  const invalid = validate(schema, document);
  if (invalid.length > 0)
    return { problems: invalid.map((error) => `Invalid bulk query: ${error.message}`) };
  const problems = [
    ...findTopLevelNodes(document),
    ...checkConnections(findConnections(schema, document)),
  ];
  return problems.length > 0 ? { problems } : { document };
}

function parseText(text: string): DocumentNode | string {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return /<EOF>/.test(error.message)
      ? 'syntax error, unexpected end of file'
      : error.message.replace(/^Syntax Error/, 'syntax error');
  }
}

function findTopLevelNodes(document: DocumentNode): string[] {
  return document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    return definition.selectionSet.selections.flatMap((selection) =>
      selection.kind === Kind.FIELD && /^nodes?$/.test(selection.name.value)
        ? [texts.topLevel(selection.name.value)]
        : [],
    );
  });
}

function findConnections(schema: GraphQLSchema, document: DocumentNode): FoundConnection[] {
  const found: FoundConnection[] = [];
  const info = new TypeInfo(schema);
  const stack: { field: FieldNode; connection: boolean; list: boolean }[] = [];
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: {
        enter: (field) => {
          const type = info.getType();
          const connection = getNamedType(type)?.name.endsWith('Connection') === true;
          const parents = stack.filter((item) => item.connection);
          if (connection)
            found.push({
              name: field.name.value,
              depth: parents.length + 1,
              inList: stack.some((item) => item.list),
              viaNodes: selects(field, 'nodes'),
              parent: parents.at(-1)?.field ?? null,
            });
          const bare = isNonNullType(type) ? type.ofType : type;
          const list =
            isListType(bare) && field.name.value !== 'edges' && field.name.value !== 'nodes';
          stack.push({ field, connection, list });
        },
        leave: () => {
          stack.pop();
        },
      },
    }),
  );
  return found;
}

function findSelected(field: FieldNode, name: string): FieldNode | undefined {
  return field.selectionSet?.selections.find(
    (item): item is FieldNode => item.kind === Kind.FIELD && item.name.value === name,
  );
}

const selects = (field: FieldNode, name: string): boolean =>
  findSelected(field, name) !== undefined;

/** True when the connection's node selects its plain `id`, itself or by a fragment. */
function selectsNodeId(connection: FieldNode): boolean {
  const edges = findSelected(connection, 'edges');
  const node = edges && findSelected(edges, 'node');
  return (
    node?.selectionSet?.selections.some(
      (item) => item.kind !== Kind.FIELD || (item.name.value === 'id' && item.alias === undefined),
    ) ?? false
  );
}

function checkConnections(found: FoundConnection[]): string[] {
  if (found.length === 0) return [texts.none];
  const problems: string[] = [];
  const viaNodes = found.filter((item) => item.viaNodes).map((item) => item.name);
  if (viaNodes.length > 0) problems.push(texts.nodes(viaNodes.join("', '")));
  if (found.some((item) => item.inList)) problems.push(texts.inList);
  if (found.some((item) => item.depth > 2)) problems.push(texts.depth);
  if (found.length > 5) problems.push(texts.many);
  const orphans = new Set(
    found.flatMap(({ parent, viaNodes: bad }) =>
      parent && !bad && !selects(parent, 'nodes') && !selectsNodeId(parent)
        ? [parent.name.value]
        : [],
    ),
  );
  if (orphans.size > 0) problems.push(texts.parentId([...orphans].join(', ')));
  return problems;
}
