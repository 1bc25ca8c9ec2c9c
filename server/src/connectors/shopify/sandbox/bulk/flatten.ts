import {
  getNamedType,
  isObjectType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

export interface FlatRows {
  roots: Row[];
  children: Row[];
}

export type Row = Record<string, unknown>;

interface Walk {
  schema: GraphQLSchema;
  document: DocumentNode;
  children: Row[];
}

/** Turns an executed bulk query into lines: connections become lines of their own with `__parentId`. */
export function flattenResult(schema: GraphQLSchema, document: DocumentNode, data: Row): FlatRows {
  const walk: Walk = { schema, document, children: [] };
  const operation = document.definitions.find((item) => item.kind === Kind.OPERATION_DEFINITION);
  const root = schema.getQueryType();
  if (!operation || !root) return { roots: [], children: [] };
  const roots = toFields(walk, operation.selectionSet, root).flatMap(({ field, type }) => {
    const value = data[keyOf(field)];
    return isConnection(type) ? toRows(walk, field, type, value) : [];
  });
  return { roots, children: walk.children };
}

const keyOf = (field: FieldNode): string => field.alias?.value ?? field.name.value;

const isConnection = (type: GraphQLNamedType): boolean => type.name.endsWith('Connection');

/** The fields of a selection with their types, fragments unfolded. */
function toFields(
  walk: Walk,
  selection: SelectionSetNode,
  parent: GraphQLNamedType,
): { field: FieldNode; type: GraphQLNamedType }[] {
  return selection.selections.flatMap((item) => {
    if (item.kind === Kind.FIELD) {
      const fields = 'getFields' in parent ? parent.getFields() : {};
      const definition = fields[item.name.value];
      if (!definition || !('args' in definition)) return [];
      return [{ field: item, type: getNamedType(definition.type) as GraphQLNamedType }];
    }
    const fragment =
      item.kind === Kind.INLINE_FRAGMENT
        ? item
        : walk.document.definitions.find(
            (d) => d.kind === Kind.FRAGMENT_DEFINITION && d.name.value === item.name.value,
          );
    if (!fragment || !('selectionSet' in fragment) || !fragment.selectionSet) return [];
    const condition = 'typeCondition' in fragment ? fragment.typeCondition : undefined;
    const type = condition ? typeFromAST(walk.schema, condition) : parent;
    return type ? toFields(walk, fragment.selectionSet, type as GraphQLNamedType) : [];
  });
}

function findNode(walk: Walk, field: FieldNode, type: GraphQLNamedType) {
  const edges = toFields(walk, field.selectionSet ?? emptySet, type).find(
    (item) => item.field.name.value === 'edges',
  );
  if (!edges?.field.selectionSet) return null;
  return (
    toFields(walk, edges.field.selectionSet, edges.type).find(
      (item) => item.field.name.value === 'node',
    ) ?? null
  );
}

const emptySet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] };

function toRows(walk: Walk, field: FieldNode, type: GraphQLNamedType, value: unknown): Row[] {
  const node = findNode(walk, field, type);
  if (!node || typeof value !== 'object' || value === null || !('edges' in value)) return [];
  const { edges } = value as { edges: { node: Row }[] };
  return edges.map((edge) => stripConnections(walk, node, edge.node));
}

/** A copy of the object without its connections; their rows go to `children` under the object's id. */
function stripConnections(
  walk: Walk,
  at: { field: FieldNode; type: GraphQLNamedType },
  source: Row,
): Row {
  const copy: Row = { ...source };
  const connections = toFields(walk, at.field.selectionSet ?? emptySet, at.type).filter((item) =>
    isConnection(item.type),
  );
  for (const { field, type } of connections) {
    if (!isObjectType(type)) continue;
    const key = keyOf(field);
    delete copy[key];
    for (const child of toRows(walk, field, type, source[key]))
      walk.children.push({ ...child, __parentId: source.id });
  }
  return copy;
}

/**
 * The order of lines in the file. Since 2026-01 children need not follow their parent: roots first, then every
 * parent's first child, every parent's second, …; each connection keeps its own order, as documented. A reader
 * that counts on neighbours fails here and not in production.
 */
export function interleave({ roots, children }: FlatRows): Row[] {
  const dealt = new Map<unknown, number>();
  const rounds: Row[][] = [];
  for (const child of children) {
    const round = dealt.get(child.__parentId) ?? 0;
    dealt.set(child.__parentId, round + 1);
    (rounds[round] ??= []).push(child);
  }
  return [...roots, ...rounds.flat()];
}

/** `groupObjects: true`: each parent is followed by its children. */
export function group({ roots, children }: FlatRows): Row[] {
  const byParent = new Map<unknown, Row[]>();
  for (const child of children)
    byParent.set(child.__parentId, [...(byParent.get(child.__parentId) ?? []), child]);
  const withChildren = (row: Row): Row[] => [
    row,
    ...(byParent.get(row.id) ?? []).flatMap(withChildren),
  ];
  return roots.flatMap(withChildren);
}
