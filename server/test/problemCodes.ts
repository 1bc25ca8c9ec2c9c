import { findSourceFiles, isNode, isTest, walkFile } from './sourceTree.ts';

/** Every stable code of `new ProblemError(status, 'code', …)` in the server, once. */
export function readProblemCodes(): string[] {
  const codes = new Set<string>();
  for (const file of findSourceFiles('server/src')) {
    if (isTest(file.path) || !file.text.includes('ProblemError(')) continue;
    for (const [node] of walkFile(file)) {
      if (node.type !== 'NewExpression') continue;
      const callee: unknown = node['callee'];
      if (!isNode(callee) || callee['name'] !== 'ProblemError') continue;
      const code = (node['arguments'] as unknown[])[1];
      if (isNode(code) && typeof code['value'] === 'string') codes.add(code['value']);
    }
  }
  return [...codes].sort();
}
