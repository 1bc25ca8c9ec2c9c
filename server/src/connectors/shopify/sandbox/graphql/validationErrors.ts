import {
  getNamedType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ASTNode,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';

export interface ApiError {
  message: string;
  locations?: readonly { line: number; column: number }[];
  path?: (string | number)[];
  extensions: Record<string, unknown>;
}

/** Response path of the node an error is about: `["query Orders", "orders", "nodes", "code"]`. */
function findPath(schema: GraphQLSchema, document: DocumentNode, wanted: ASTNode | undefined) {
  let found: { path: string[]; parent: string } | null = null;
  const path: string[] = [];
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      enter: (node) => {
        if (node.kind === Kind.OPERATION_DEFINITION)
          path.push([node.operation, node.name?.value].filter(Boolean).join(' '));
        if (node.kind === Kind.FIELD) path.push(node.alias?.value ?? node.name.value);
        if (node === wanted)
          found = { path: [...path], parent: getNamedType(info.getParentType())?.name ?? '' };
      },
      leave: (node) => {
        if (node.kind === Kind.OPERATION_DEFINITION || node.kind === Kind.FIELD) path.pop();
      },
    }),
  );
  return found as { path: string[]; parent: string } | null;
}

/** The library's validation errors in Shopify's words and codes (shopify-facts 5). */
export function toValidationError(
  schema: GraphQLSchema,
  document: DocumentNode,
  error: GraphQLError,
): ApiError {
  const node = error.nodes?.[0];
  const place = findPath(schema, document, node);
  const base = { locations: error.locations ?? [], ...(place ? { path: place.path } : {}) };
  const field = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message);
  if (field) {
    const [, fieldName = '', typeName = ''] = field;
    const message = `Field '${fieldName}' doesn't exist on type '${typeName}'`;
    return { message, ...base, extensions: { code: 'undefinedField', typeName, fieldName } };
  }
  const argument = /^Unknown argument "(\w+)" on field "(\w+)\.(\w+)"/.exec(error.message);
  if (argument) {
    const [, argumentName = '', , name = ''] = argument;
    const message = `Field '${name}' doesn't accept argument '${argumentName}'`;
    const extensions = { code: 'argumentNotAccepted', name, typeName: 'Field', argumentName };
    return { message, ...base, extensions };
  }
  return { message: error.message, ...base, extensions: { code: toCode(error.message) } };
}

function toCode(message: string): string {
  if (/is required, but it was not provided/.test(message)) return 'missingRequiredArguments';
  if (/^Value|^Expected value|does not exist in|cannot represent/.test(message))
    return 'argumentLiteralsIncompatible';
  if (message.startsWith('Unknown directive')) return 'undefinedDirective';
  if (/^Variable .* of type/.test(message)) return 'variableMismatch';
  if (/must have a selection of subfields/.test(message)) return 'selectionMismatch';
  return 'invalidDocument';
}
