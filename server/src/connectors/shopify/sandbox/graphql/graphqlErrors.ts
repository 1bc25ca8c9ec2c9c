import { GraphQLError } from 'graphql';

/** An error with the code Shopify puts into `extensions` (shopify-facts 5). */
export function createGraphqlError(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

export function createAccessDenied(field: string, scope: string): GraphQLError {
  const message = `Access denied for ${field} field. Required access: \`${scope}\` access scope.`;
  return new GraphQLError(message, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess: `\`${scope}\` access scope.`,
    },
  });
}
