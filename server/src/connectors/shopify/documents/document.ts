/** A GraphQL document under its operation's name, which limits and messages go by. */
export interface Document {
  name: string;
  text: string;
}

/** A connection below a record: its selection, and how many of it a page asks for with each record. */
export interface ChildSelection {
  field: string;
  fields: string;
  /** Arguments beside `first`, e.g. a query. */
  filter?: string;
  first: number;
}

const pageInfo = 'pageInfo { hasNextPage endCursor }';

/** `orders(first: $first …) { nodes { … lineItems(first: 25) { … } } pageInfo }`. */
export function toPageText(
  operation: string,
  root: string,
  fields: string,
  children: ChildSelection[],
): string {
  return `query ${operation}($first: Int!, $after: String, $query: String) {
  ${root}(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
    nodes { ${toNodeText(fields, children)} }
    ${pageInfo}
  }
}`;
}

/** One record by its gid. */
export function toOneText(
  operation: string,
  root: string,
  fields: string,
  children: ChildSelection[],
): string {
  return `query ${operation}($id: ID!) { ${root}(id: $id) { ${toNodeText(fields, children)} } }`;
}

/** The rest of one connection of one record. */
export function toMoreText(operation: string, root: string, child: ChildSelection): string {
  return `query ${operation}($id: ID!, $after: String) {
  ${root}(id: $id) { ${child.field}(first: 250, after: $after${joinFilter(child)}) { nodes { ${child.fields} } ${pageInfo} } }
}`;
}

/** Bulk queries go by edges and have no page sizes (shopify-facts 5). */
export function toBulkText(root: string, fields: string, children: ChildSelection[]): string {
  const below = children.map(
    ({ field, fields: inner, filter }) =>
      `${field}${filter ? `(${filter})` : ''} { edges { node { ${inner} } } }`,
  );
  return `{ ${root} { edges { node { ${fields} ${below.join(' ')} } } } }`;
}

function toNodeText(fields: string, children: ChildSelection[]): string {
  const below = children.map(
    (child) =>
      `${child.field}(first: ${child.first}${joinFilter(child)}) { nodes { ${child.fields} } ${pageInfo} }`,
  );
  return [fields, ...below].join('\n');
}

function joinFilter(child: ChildSelection): string {
  return child.filter ? `, ${child.filter}` : '';
}
