import type { Document } from './document.ts';

const status = '{ id status errorCode objectCount rootObjectCount fileSize url }';

export const bulkStart: Document = {
  name: 'BulkStart',
  text: `mutation BulkStart($query: String!) {
  bulkOperationRunQuery(query: $query) { bulkOperation ${status} userErrors { field message code } }
}`,
};

export const bulkStatus: Document = {
  name: 'BulkStatus',
  text: `query BulkStatus($id: ID!) { bulkOperation(id: $id) ${status} }`,
};
